package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start.Database;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlowConnectTest {
  private static final FindingRule RULE = new SlowConnect();

  @Test
  void splitsALoginFromTheNetwork() {
    List<Finding> found = look(connect(3_000).quota(null));

    assertThat(found).hasSize(1);
    assertThat(found.get(0).title()).isEqualTo("Connecting to postgresql db:5432/app is slow");
    assertThat(found.get(0).evidence())
        .isEqualTo("2.8 s (28 % of the start): DNS 200 ms, TCP 30 ms, TLS 70 ms, login 2.7 s");
    assertThat(found.get(0).costMillis()).isEqualTo(2_800);
    assertThat(found.get(0).fix()).startsWith("Most of it is the login");
  }

  @Test
  void isSilentAboutTheFirstLoginOnHalfACore() {
    assertThat(look(connect(1_900).quota(0.5))).isEmpty();
  }

  @Test
  void isSilentAboutABusyMachine() {
    StartBuilder start = connect(3_000).quota(null).slice(1_000, 900, 300, 0);

    assertThat(look(start.slice(9_000, 5_400, 600, 10, 2_400))).isEmpty();
  }

  @Test
  void findsASlowNetworkHoweverShortTheRest() {
    StartBuilder start =
        new StartBuilder().span(null, "connect", "TCP cache:6379", 1_000, 1_300).quota(null);

    List<Finding> found = look(start);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).evidence()).isEqualTo("300 ms (3 % of the start)");
    assertThat(found.get(0).fix()).startsWith("Most of it is the network");
  }

  @Test
  void isSilentAboutTheLookUpOfAName() {
    StartBuilder start =
        new StartBuilder()
            .span(null, "connect", "connect postgresql db:5432/app", 1_000, 4_000)
            .span(0, "dns", "DNS db", 1_000, 3_900)
            .quota(null);

    assertThat(look(start)).isEmpty();
  }

  @Test
  void isSilentAboutADatabaseInsideTheProcess() {
    StartBuilder start =
        new StartBuilder().span(null, "connect", "connect h2 mem:app", 1_000, 4_000).quota(null);
    start.databases.add(new Database("h2", "2", "jdbc:h2:mem:app", null));

    assertThat(look(start)).isEmpty();
  }

  @Test
  void doesNotSplitWhatAClientDoesOnThreadsOfItsOwn() {
    StartBuilder start =
        new StartBuilder()
            .span(null, "connect", "connect redis cache:6379", 1_000, 4_000)
            .quota(null);

    List<Finding> found = look(start);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).title()).isEqualTo("Connecting to redis cache:6379 is slow");
    assertThat(found.get(0).evidence()).isEqualTo("3 s (30 % of the start)");
    assertThat(found.get(0).fix()).startsWith("This client connects on threads of its own");
  }

  @Test
  void doesNotAdviseADatabaseToStayAwakeThatIsNone() {
    StartBuilder start =
        new StartBuilder()
            .span(null, "connect", "connect redis cache:6379", 1_000, 4_000)
            .span(0, "connect", "TCP cache:6379", 1_000, 1_030)
            .quota(null);

    assertThat(look(start).get(0).fix()).startsWith("Most of it is what follows the network");
  }

  private static StartBuilder connect(double millis) {
    return new StartBuilder()
        .span(null, "connect", "connect postgresql db:5432/app", 1_000, 1_000 + millis)
        .span(0, "dns", "DNS db", 1_000, 1_200)
        .span(0, "connect", "TCP db:5432", 1_200, 1_230)
        .span(0, "tls", "TLS db", 1_230, 1_300);
  }

  private static List<Finding> look(StartBuilder start) {
    return RULE.look(new Evidence(start.bound(8080, "0.0.0.0", 10_000).build()));
  }
}
