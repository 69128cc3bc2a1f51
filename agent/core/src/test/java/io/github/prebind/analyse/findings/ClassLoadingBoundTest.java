package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassLoadingBoundTest {
  private static final FindingRule RULE = new ClassLoadingBound();

  @Test
  void saysHowManyClassesItIsAndThatNoArchiveIsUsed() {
    Finding finding = Looks.only(RULE, loading(3_000));

    assertThat(finding.evidence())
        .isEqualTo(
            "3 s (30 % of the start) on the way to the port; 11874 classes are loaded; class data"
                + " sharing is on, with the JDK's own archive only");
    assertThat(finding.level()).isEqualTo("info");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          17.0.15+6 | (java -XX:ArchiveClassesAtExit=app.jsa ...), and start with -XX:SharedArchiveFile
          21.0.2    | -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile=app.jsa
          24        | -XX:AOTMode=record
          25.0.1+8  | -XX:AOTCacheOutput=app.aot
          26-ea     | -XX:AOTCacheOutput=app.aot
          """)
  void namesTheArchiveOfThisJdk(String version, String advice) {
    assertThat(Looks.only(RULE, loading(3_000).jvm(version, 2)).fix()).contains(advice);
  }

  @Test
  void namesSpringBootsExtraction() {
    StartBuilder start = loading(3_000).span(null, "framework", "Spring Boot run", 400, 10_000);

    assertThat(Looks.only(RULE, start).fix())
        .contains(
            "-Djarmode=tools",
            "-Dspring.context.exit=onRefresh",
            "https://docs.spring.io/spring-boot/reference/packaging/aot-cache.html");
  }

  @Test
  void asksWhyTheJdksOwnArchiveIsOff() {
    StartBuilder start = loading(3_000).sharing("off (-Xshare:off)", "none");

    assertThat(Looks.only(RULE, start).fix()).startsWith("Leave -Xshare:off out");
  }

  @Test
  void asksWhyAnArchiveIsNotUsed() {
    StartBuilder start = loading(3_000).sharing("off (-XX:SharedArchiveFile)", "none");

    assertThat(Looks.only(RULE, start).fix())
        .startsWith("The archive of -XX:SharedArchiveFile is not used; -Xlog:cds says why");
  }

  @Test
  void isSilentIfAnArchiveIsInUse() {
    assertThat(Looks.all(RULE, loading(3_000).sharing("on (-XX:SharedArchiveFile)", "none")))
        .isEmpty();
    assertThat(Looks.all(RULE, loading(3_000).sharing("off", "disabled by -javaagent"))).isEmpty();
  }

  @Test
  void isSilentAboutWhatEveryStartHas() {
    StartBuilder start =
        new StartBuilder()
            .share("class-loading", "loading classes", 1_200, 900)
            .cpu(5_000.0, 2_000.0, 2_000.0, 80.0, 11_874)
            .bound(8080, "0.0.0.0", 4_000);

    assertThat(Looks.all(RULE, start)).isEmpty();
    assertThat(Looks.all(RULE, loading(3_000).verdict(true, 300_000L, null, 290_000.0))).isEmpty();
  }

  private static StartBuilder loading(double millis) {
    return new StartBuilder()
        .share("class-loading", "loading classes", millis, 900)
        .cpu(12_000.0, 8_000.0, 4_000.0, 200.0, 11_874)
        .bound(8080, "0.0.0.0", 10_000);
  }
}
