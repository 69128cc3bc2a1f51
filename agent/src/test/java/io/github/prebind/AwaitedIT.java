package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.prebind.analyse.Way;
import io.github.prebind.start.Start;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a thread waits for is told by what the awaited thread does: the critical path. */
class AwaitedIT {
  private static final String WORK = "AwaitedMain$Work.";
  private static final List<String> METHODS =
      List.of(
          "joined",
          "submitted",
          "firstOfThree",
          "secondOfThree",
          "thirdOfThree",
          "early",
          "last",
          "oneOfAll",
          "lastOfAll",
          "deep");

  static List<Jdks.Jdk> jdks() {
    return Jdks.all();
  }

  private static double share(Start start, String kind, String label) {
    return start.attribution().stream()
        .filter(share -> share.kind().equals(kind) && share.label().equals(label))
        .mapToDouble(Start.Share::millis)
        .sum();
  }

  private static double work(Start start, String method) {
    return share(start, "custom", WORK + method);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void givesTheTimeOfAWaitToWhatTheAwaitedThreadDid(Jdks.Jdk jdk) {
    StringBuilder hooks = new StringBuilder("hooks=");
    for (String method : METHODS) {
      hooks.append("io.github.prebind.").append(WORK).append(method).append(';');
    }
    ForkedJvm.Result result =
        ForkedJvm.of(AwaitedMain.class)
            .on(jdk)
            .settings("ready=off", "sample=off", hooks.toString())
            .run();
    Start start = result.report();
    String seen = start.attribution() + "\n" + start.waits() + "\n" + result.err();
    double least = 0.9 * AwaitedMain.MILLIS;
    for (String method : List.of("joined", "submitted", "last", "lastOfAll", "deep")) {
      assertThat(work(start, method)).as(method + seen).isGreaterThan(least);
    }
    // Of three at once, each counts for what it takes longer than the one before.
    for (String method : List.of("firstOfThree", "secondOfThree", "thirdOfThree")) {
      double whole = result.span("custom", WORK + method).millis();
      double others = method.startsWith("first") ? 0 : whole - AwaitedMain.MILLIS;
      assertThat(work(start, method)).as(method + seen).isBetween(least - 50, whole - 0.7 * others);
    }
    assertThat(work(start, "early") + work(start, "oneOfAll")).as(seen).isZero();
    // Nobody was there to count this one down.
    assertThat(share(start, "wait", "CountDownLatch.await")).as(seen).isGreaterThan(least);
    for (String label : List.of("Thread.join", "FutureTask.get", "CompletableFuture.join")) {
      assertThat(share(start, "wait", label)).as(label + seen).isLessThan(least / 2);
    }
    double sum = start.attribution().stream().mapToDouble(Start.Share::millis).sum();
    assertThat(sum).isCloseTo(start.bind().atMillis(), within(0.01 * start.bind().atMillis()));
    assertThat(Way.of(start).parts())
        .extracting(Way.Part::label)
        .contains(WORK + "joined", WORK + "deep", WORK + "lastOfAll", "CountDownLatch.await")
        .doesNotContain(WORK + "early");
  }
}
