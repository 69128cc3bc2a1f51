package io.github.prebind.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.HostileStart;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.Outcome;
import io.github.prebind.start.StartBuilder;
import io.github.prebind.start.Starts;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JUnitReportTest {
  static Stream<Start> starts() {
    return Stream.concat(Starts.all().values().stream(), Stream.of(HostileStart.build()));
  }

  @ParameterizedTest
  @MethodSource("starts")
  void isWhatItsSchemaAllows(Start start) throws Exception {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(JUnitReportTest.class.getResource("junit.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(JUnitReport.of(start))));
  }

  @ParameterizedTest
  @MethodSource("starts")
  void countsItsOwnCases(Start start) throws Exception {
    String xml = JUnitReport.of(start);
    List<ReportTestCase> cases = cases(xml);
    long failures = cases.stream().filter(ReportTestCase::hasFailure).count();
    long skipped = cases.stream().filter(ReportTestCase::hasSkipped).count();

    assertThat(cases).hasSize(3 + start.findings().size());
    assertThat(xml)
        .contains(
            " tests=\""
                + cases.size()
                + "\" failures=\""
                + failures
                + "\" errors=\"0\" skipped=\""
                + skipped
                + "\"");
  }

  @Test
  void passesAStartInTime() throws Exception {
    assertThat(states(Starts.migratingOnHeroku()))
        .containsExactly(
            "the port opens in time: passed",
            "the app is ready: passed",
            "the port opens within the budget: skipped");
  }

  @Test
  void failsALateStartWithItsSummary() throws Exception {
    Start late = Starts.lateOnHeroku();

    assertThat(states(late)).contains("the port opens in time: failed (late)");
    assertThat(cases(JUnitReport.of(late)).get(0).getFailureDetail())
        .contains("LATE", "migration Flyway migrate");
  }

  @Test
  void failsTheBudgetAloneWhereTheDeadlineIsKept() throws Exception {
    assertThat(states(Starts.overBudget()))
        .containsExactly(
            "the port opens in time: passed",
            "the app is ready: skipped",
            "the port opens within the budget: failed (over budget)");
  }

  @Test
  void failsAStartThatNeverOpenedItsPort() throws Exception {
    assertThat(states(Starts.diedInMigration()))
        .contains("the port opens in time: failed (never opened)");
    assertThat(states(new StartBuilder().ended(Outcome.NOT_BOUND, null, null, null).build()))
        .contains("the port opens in time: failed (never opened)");
  }

  @Test
  void skipsWhatNobodyAskedFor() throws Exception {
    assertThat(states(Starts.bareServer()))
        .containsExactly(
            "the port opens in time: skipped",
            "the app is ready: skipped",
            "the port opens within the budget: skipped");
  }

  @Test
  void failsFindingsFromTheLevelOn() throws Exception {
    StartBuilder start = new StartBuilder().bound(8080, "::", 100);
    start.findings.add(new Finding("loopback", "error", "Open on loopback", "it is", null, "Do"));
    start.findings.add(new Finding("pool", "warning", "Pool is large", "it is", 12.0, "Do"));

    assertThat(states(start.build()))
        .contains("Open on loopback: failed (loopback)", "Pool is large: passed");
    assertThat(states(JUnitReport.of(start.build(), "warning")))
        .contains("Pool is large: failed (pool)");
  }

  @Test
  void leavesOutWhatXmlCannotHold() {
    String xml = JUnitReport.of(HostileStart.build());

    assertThat(xml)
        .doesNotContain("\u0000", "\u0008", "\u001b", "\ud800 ", "\uffff")
        .contains("\ud83d\ude00");
  }

  @Test
  void readsAsInItsGoldenFile() {
    GoldenFile.of("report/junit-late-on-heroku.xml").compare(JUnitReport.of(Starts.lateOnHeroku()));
  }

  private static List<String> states(Start start) throws Exception {
    return states(JUnitReport.of(start));
  }

  private static List<String> states(String xml) throws Exception {
    List<String> states = new ArrayList<>();
    for (ReportTestCase one : cases(xml)) {
      String state =
          one.hasFailure()
              ? "failed (" + one.getFailureType() + ")"
              : one.hasSkipped() ? "skipped" : "passed";
      states.add(one.getName() + ": " + state);
    }
    return states;
  }

  /** As Maven's own reports read them; by class there is a suite each. */
  private static List<ReportTestCase> cases(String xml) throws Exception {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    List<ReportTestCase> cases = new ArrayList<>();
    for (ReportTestSuite suite :
        new TestSuiteXmlParser(new NullConsoleLogger())
            .parse(
                new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8))) {
      cases.addAll(suite.getTestCases());
    }
    return cases;
  }
}
