package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.report.ReportFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingProblemsTest {
  private static final String KNOWN =
      "; known settings: enabled, platform, deadline, budget, port, ready, report, baseline,"
          + " require-env, expect-db, hooks, rtt, sample, metrics, log";

  private final List<String> problems = new ArrayList<>();
  private final Properties system = new Properties();

  @Test
  void nameAnUnknownSettingAndTheNearestKnownOne() {
    read("dedline=60s");
    assertThat(problems)
        .containsExactly("unknown setting \"dedline=60s\" (did you mean \"deadline\"?)" + KNOWN);
  }

  @Test
  void nameAnUnknownVariable() {
    Settings.read(null, Map.of("PREBIND_REQUIRE_ENVS", "A"), system, problems);
    assertThat(problems)
        .containsExactly(
            "unknown environment variable \"PREBIND_REQUIRE_ENVS=A\" (did you mean"
                + " \"PREBIND_REQUIRE_ENV\"?)"
                + KNOWN);
  }

  @Test
  void doNotShowTheValueOfWhatIsNoSettingsName() {
    read("password=hunter2");
    assertThat(problems).containsExactly("unknown setting \"password=...\"" + KNOWN);
  }

  @Test
  void nameAVariableThatIsSpelledLikeAProperty() {
    Settings.read(null, Map.of("PREBIND_require-env", "A"), system, problems);
    assertThat(problems).hasSize(1).first().asString().contains("\"PREBIND_REQUIRE_ENV\"?");
  }

  @Test
  void nameAnUnknownProperty() {
    system.setProperty("prebind.prot", "80");
    read(null);
    assertThat(problems)
        .containsExactly(
            "unknown system property \"prebind.prot=80\" (did you mean \"prebind.port\"?)" + KNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deadline=6x0s | deadline=6x0s is not a duration; expected for example 60s, 2m or 1500ms;"
            + " using the platform's",
        "deadline=0s | deadline=0s is not longer than 0; expected for example 60s, 2m or 1500ms;"
            + " using the platform's",
        "budget=60 | budget=60 is not a duration; expected for example 60s, 2m or 1500ms; using"
            + " none",
        "port=0 | port=0 is not a port; expected a number from 1 to 65535; using $PORT, else the"
            + " first to open",
        "enabled=fales | enabled=fales is not known; expected true or false; using true",
        "ready=health | ready=health is not known; expected auto, off or a path such as /health;"
            + " using auto",
        "sample=often | sample=often is not an interval; expected auto, off or a duration such as"
            + " 20ms; using auto",
        "metrics=on | metrics=on is not known; expected auto or off; using auto",
        "log=xml | log=xml is not known; expected text or json; using text",
        "hooks=load | hooks=load is not a method; expected for example com.acme.Warmup.load; using"
            + " no such hook",
        "report=start.pdf | report=start.pdf has no known ending; expected one of .trace.json .json"
            + " .html .md .xml .prom; using no such report",
        "port=80,port=81 | port is given twice in the agent's argument; using the first, port=80",
        "port= | port= has no value in the agent's argument; it is as if it were not given",
        "hooks=a.b,c.d | \"c.d\" in the agent's argument is not key=value; several values of one"
            + " setting are separated by \";\"",
        "rtt=20ms | rtt=20ms is not a round-trip time; expected for example db:5432=20ms or *=20ms;"
            + " using none",
        "rtt=*=20ms;db=5ms | rtt=db=5ms is not a round-trip time; expected for example db:5432=20ms"
            + " or *=20ms; using none",
        "rtt=*=-1ms | rtt=*=-1ms is not a round-trip time; expected for example db:5432=20ms or"
            + " *=20ms; using none",
        "rtt=*=1ms;*=2ms | rtt=*=2ms is the second for that endpoint; expected one for each; using"
            + " the first",
        "=5s | \"=5s\" in the agent's argument is not key=value; several values of one setting are"
            + " separated by \";\"",
      })
  void nameKeyAndValueAndWhatWasExpected(String argument, String line) {
    read(argument);
    assertThat(problems).containsExactly(line);
  }

  @Test
  void keepTheNamesOfVariablesAndShowNoValueOfOne() {
    assertThat(read("require-env=A;DB_PASSWORD=s3cr3t; B").requireEnv()).containsExactly("A", "B");
    assertThat(problems)
        .containsExactly(
            "require-env=DB_PASSWORD=... is not a name; expected for example DATABASE_URL;API_KEY;"
                + " using the others");
  }

  @ParameterizedTest
  @EnumSource
  void sayWhichReportsThisVersionDoesNotWrite(ReportFormat format) {
    assertThat(read("report=start" + format.ending()).reports()).hasSize(format.written() ? 1 : 0);
    assertThat(problems)
        .hasSize(format.written() ? 0 : 1)
        .allMatch(
            line ->
                line.equals(
                    "report=start%1$s cannot be written: this version does not write %1$s yet, only %2$s"
                        .formatted(format.ending(), String.join(" ", ReportFormat.endings(true)))));
  }

  @Test
  void keepTheReportsThatCanBeWritten() {
    assertThat(read("report=a.json;b.pdf;c.md").reports()).containsExactly("a.json", "c.md");
    assertThat(problems).hasSize(1);
  }

  @Test
  void keepTheHooksThatAreMethods() {
    assertThat(read("hooks=a.B.c;.x;a..b;1.c;d.e;f.").hooks()).containsExactly("a.B.c", "d.e");
    assertThat(problems).hasSize(4);
  }

  @Test
  void showNoPasswordEvenIfACommaCutsIt() {
    read("ready=postgres://app:s3,cret@db/x");
    assertThat(problems).hasSize(2);
    assertThat(String.join("\n", problems)).doesNotContain("cret").contains("***@db/x");
  }

  private Settings read(String argument) {
    return Settings.read(argument, Map.of(), system, problems);
  }
}
