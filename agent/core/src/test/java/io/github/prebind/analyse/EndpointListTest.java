package io.github.prebind.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.record.EndpointCount;
import io.github.prebind.record.Talks;
import io.github.prebind.record.ThreadRecord;
import io.github.prebind.start.Start;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EndpointListTest {
  private final Talks talks = new Talks();

  @AfterEach
  void end() {
    talks.end();
  }

  private static List<StartPath.Segment> way(ThreadRecord... threads) {
    List<StartPath.Segment> way = new ArrayList<>();
    for (ThreadRecord thread : threads) {
      way.add(new StartPath.Segment(thread, way.size(), way.size() + 1));
    }
    return way;
  }

  private static String text(Start.Endpoint one) {
    return one.host()
        + " "
        + one.connects()
        + "/"
        + one.roundTrips()
        + ", way "
        + one.wayConnects()
        + "/"
        + one.wayRoundTrips();
  }

  @Test
  void countsWhatWayThreadsDidUntilTheyStartedTheNext() throws InterruptedException {
    talks.here("db", 3);
    ThreadRecord binder = talks.inThread("db", 4);
    talks.here("db", 2); // after it started the binding thread
    talks.inThread("queue", 7); // beside the way
    List<EndpointCount> counts = talks.counts();

    EndpointList list = new EndpointList(counts, way(talks.main(), binder));

    assertThat(list.endpoints())
        .extracting(EndpointListTest::text)
        .containsExactly("db 3/9, way 2/7", "queue 1/7, way 0/0");
  }

  @Test
  void countsAllOfTheLastThread() {
    talks.here("db", 3);

    EndpointList list = new EndpointList(talks.counts(), way(talks.main()));

    assertThat(list.endpoints())
        .extracting(EndpointListTest::text)
        .containsExactly("db 1/3, way 1/3");
    assertThat(list.wayAddedMillis()).isZero();
  }

  @Test
  void tellsNoRoundTripTimeWhereNoThreadWaitedForAConnect() {
    talks.withoutBlocking("loop");
    talks.here("db", 0);

    assertThat(new EndpointList(talks.counts(), way(talks.main())).endpoints())
        .extracting(one -> one.host() + " " + (one.rttMillis() != null))
        .containsExactly("loop false", "db true");
  }

  @Test
  void isEmptyWhereNobodyWasConnectedTo() {
    assertThat(new EndpointList(List.of(), way(talks.main())).endpoints()).isEmpty();
  }
}
