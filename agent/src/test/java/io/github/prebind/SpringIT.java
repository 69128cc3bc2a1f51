package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import org.junit.jupiter.api.Test;

/** Spring without Boot. */
class SpringIT {
  @Test
  void isReadyWhenTheContextWithoutAParentIsRefreshed() {
    ForkedJvm app =
        ForkedJvm.of(SpringApp.class)
            .jarsBeginning(
                "spring-",
                "commons-logging-",
                "jspecify-",
                "micrometer-commons-",
                "micrometer-observation-");
    ForkedJvm.Result result;
    try (ForkedJvm.Running running = app.start()) {
      running.awaitLine("prebind: ready");
      result = running.stop();
    }
    Start start = result.report();
    assertThat(start.ready().by()).isEqualTo("Spring ContextRefreshedEvent");
    assertThat(start.ready().atMillis()).isGreaterThan(start.bind().atMillis());
    assertThat(result.spans("bean", "bean server")).hasSize(1);
  }
}
