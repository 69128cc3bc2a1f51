package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import org.junit.jupiter.api.Test;

/** Spring without Boot. */
class SpringIT {
  private static ForkedJvm app(Class<?> main) {
    return ForkedJvm.of(main)
        .jarsBeginning(
            "spring-",
            "commons-logging-",
            "jspecify-",
            "micrometer-commons-",
            "micrometer-observation-");
  }

  private static double share(Start start, String kind, String label) {
    return start.attribution().stream()
        .filter(share -> share.kind().equals(kind) && share.label().equals(label))
        .mapToDouble(Start.Share::millis)
        .sum();
  }

  @Test
  void givesTheWaitForBeansInTheBackgroundToTheBeanThatTookLongest() {
    ForkedJvm.Result result =
        app(SpringBackgroundApp.class).settings("ready=off", "sample=off").run();
    Start start = result.report();
    String seen = start.attribution() + "\n" + start.waits();
    assertThat(result.span("bean", "bean catalog").thread()).isNotEqualTo("main");
    assertThat(share(start, "bean", "bean catalog"))
        .as(seen)
        .isGreaterThan(0.7 * SpringBackgroundApp.MILLIS);
    assertThat(share(start, "bean", "bean prices")).as(seen).isZero();
    assertThat(share(start, "wait", "CompletableFuture.join"))
        .as(seen)
        .isLessThan(0.3 * SpringBackgroundApp.MILLIS);
  }

  @Test
  void isReadyWhenTheContextWithoutAParentIsRefreshed() {
    ForkedJvm.Result result;
    try (ForkedJvm.Running running = app(SpringApp.class).start()) {
      running.awaitLine("prebind: ready");
      running.awaitInFile("start.json", "Spring ContextRefreshedEvent");
      result = running.stop();
    }
    Start start = result.report();
    assertThat(start.ready().by()).isEqualTo("Spring ContextRefreshedEvent");
    assertThat(start.ready().atMillis()).isGreaterThan(start.bind().atMillis());
    assertThat(result.spans("bean", "bean server")).hasSize(1);
    assertThat(result.agentLines())
        .as("said once, in the summary: this port is found when the app is ready")
        .filteredOn(line -> line.startsWith("prebind: ready after"))
        .hasSize(1);
  }
}
