package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against Spring Boot 2.7, 3.5 and the newest 4, the newest also on the newer JDK. */
class SpringBootIT {
  /** One Spring Boot on one JDK. */
  record Boot(int major, Jdks.Jdk jdk) {
    ForkedJvm app(String... arguments) {
      ForkedJvm fork = ForkedJvm.of(SpringBootApp.class).on(jdk).args(arguments);
      if (major < 4) {
        return fork.folder("spring-boot-" + major);
      }
      return fork.jarsBeginning(
          "spring-",
          "tomcat-embed-",
          "jakarta.annotation-",
          "commons-logging-",
          "jspecify-",
          "micrometer-commons-",
          "micrometer-observation-");
    }

    @Override
    public String toString() {
      return "Spring Boot " + major + " on " + jdk;
    }
  }

  private static final Map<Boot, ForkedJvm.Result> PLAIN = new HashMap<>();

  static List<Boot> boots() {
    List<Boot> boots = new ArrayList<>(bootsOnOneJdk());
    if (Jdks.newer() != null) {
      boots.add(new Boot(4, Jdks.newer()));
    }
    return boots;
  }

  static List<Boot> bootsOnOneJdk() {
    return List.of(new Boot(2, Jdks.CURRENT), new Boot(3, Jdks.CURRENT), new Boot(4, Jdks.CURRENT));
  }

  /** The app as it is, started once for all that is asked of it. */
  private static ForkedJvm.Result plain(Boot boot) {
    return PLAIN.computeIfAbsent(boot, b -> untilReady(b.app()));
  }

  private static ForkedJvm.Result untilReady(ForkedJvm fork) {
    try (ForkedJvm.Running running = fork.start()) {
      running.awaitLine("prebind: ready");
      return running.stop();
    }
  }

  @ParameterizedTest
  @MethodSource("boots")
  void timesBeansWithinThePhasesOfTheRun(Boot boot) {
    ForkedJvm.Result result = plain(boot);
    Start.SpanFacts run = result.span("framework", "Spring Boot run");
    Start.SpanFacts refresh = result.span("framework", "Spring context refresh");
    Start.SpanFacts beans = result.span("framework", "Spring singleton beans");
    Start.SpanFacts slow = result.span("bean", "bean catalogue");
    assertThat(refresh.parent()).isEqualTo(run.id());
    assertThat(beans.parent()).isEqualTo(refresh.id());
    assertThat(slow.count()).isEqualTo(1);
    assertThat(slow.endMillis() - slow.startMillis())
        .isGreaterThanOrEqualTo(SpringBootApp.SLOW_BEAN_MILLIS);
    for (String phase :
        List.of(
            "Spring Boot environment",
            "Spring Boot context preparation",
            "Spring Boot web server creation",
            "Tomcat engine start",
            "Tomcat connector start",
            "Spring configuration classes",
            "start of bean webServerStartStop")) {
      assertThat(result.spans("framework", phase)).as(phase).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("boots")
  void isReadyWhenBootSaysSoAndNotWhenItsPortOpens(Boot boot) {
    Start start = plain(boot).report();
    assertThat(start.outcome()).isEqualTo(Start.Outcome.BOUND);
    assertThat(start.ready().by()).isEqualTo("Spring Boot ApplicationReadyEvent");
    assertThat(start.ready().atMillis()).isGreaterThan(start.bind().atMillis());
  }

  @ParameterizedTest
  @MethodSource("bootsOnOneJdk")
  void namesEachRunnerByItsClass(Boot boot) {
    ForkedJvm.Result result = untilReady(boot.app("runner"));
    assertThat(result.spans("framework", "runner "))
        .extracting(Start.SpanFacts::label)
        .containsExactly(
            "runner io.github.prebind.SpringBootApp$Shop",
            "runner io.github.prebind.SpringBootApp$Warmup");
    assertThat(result.spans("framework", "Spring Boot started listeners")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("bootsOnOneJdk")
  void doesNotTakeAParentsReadyForTheApps(Boot boot) {
    Start start = untilReady(boot.app("child")).report();
    assertThat(start.ready().atMillis()).isGreaterThan(start.bind().atMillis());
  }

  @ParameterizedTest
  @MethodSource("boots")
  void namesTheExceptionThatBootGaveUpForAndItsBean(Boot boot) {
    ForkedJvm.Result result = boot.app("failing").run();
    Start start = result.report();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(start.outcome()).isEqualTo(Start.Outcome.DIED);
    assertThat(start.failure().type()).isEqualTo("java.lang.IllegalStateException");
    assertThat(start.failure().message()).isEqualTo("no order book");
    assertThat(start.failure().during()).isEqualTo("bean orders");
    assertThat(start.ready()).isNull();
  }
}
