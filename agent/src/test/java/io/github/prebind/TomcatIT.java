package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tomcat without Spring Boot: 11, 10.1 and 9. */
class TomcatIT {
  private static ForkedJvm app(String version) {
    ForkedJvm fork = ForkedJvm.of(TomcatMain.class);
    return switch (version) {
      case "newest" -> fork.jarsBeginning("tomcat-embed-", "jakarta.annotation-");
      default ->
          fork.folder(
              version.equals("9") ? "spring-boot-2" : "spring-boot-3",
              "tomcat-",
              "jakarta.annotation-");
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"newest", "10", "9"})
  void timesTheServiceItsAppAndWhatTheAppsStartIsMadeOf(String version) {
    ForkedJvm.Result result = app(version).run();
    assertThat(result.exitCode()).as("%s", result.err()).isZero();
    Start.SpanFacts service = result.span("framework", "Tomcat service start");
    Start.SpanFacts shop = result.span("framework", "Tomcat app /shop");
    Start.SpanFacts scan = result.span("framework", "Tomcat web.xml and annotation scan");
    Start.SpanFacts random = result.span("framework", "Tomcat session random numbers");
    assertThat(scan.parent()).isEqualTo(shop.id());
    assertThat(random.count()).isEqualTo(1);
    for (Start.SpanFacts span : new Start.SpanFacts[] {shop, scan, random}) {
      assertThat(span.startMillis()).isGreaterThanOrEqualTo(service.startMillis());
      assertThat(span.error()).isNull();
    }
    assertThat(result.report().bind().atMillis()).isGreaterThanOrEqualTo(scan.endMillis());
  }
}
