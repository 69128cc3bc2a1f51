package io.github.prebind.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.analyse.StartPairs;
import io.github.prebind.report.Annotation.Level;
import io.github.prebind.start.HostileStart;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartBuilder;
import io.github.prebind.start.Starts;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotationTest {
  @Test
  void isACommandOfAWorkflow() {
    assertThat(new Annotation(Level.WARNING, "a, b: c", "100 % of it\nis: gone, so").line())
        .isEqualTo("::warning title=Prebind%3A a%2C b%3A c::100 %25 of it%0Ais: gone, so");
  }

  @Test
  void saysThatAStartIsInTime() {
    assertThat(lines(Starts.migratingOnHeroku()))
        .containsExactly(
            "::notice title=Prebind%3A The port opens::port 8080 open after 9.8 s - Heroku allows 1"
                + " min, 50.2 s to spare");
  }

  @Test
  void failsALateStartAndOneThatNeverOpenedItsPort() {
    assertThat(lines(Starts.lateOnHeroku()))
        .singleElement()
        .asString()
        .startsWith("::error title=Prebind%3A The port opens too late::LATE: port 8080 open after");
    assertThat(lines(Starts.diedInMigration()))
        .singleElement()
        .asString()
        .startsWith("::error title=Prebind%3A The port never opened::DIED after 7.2 s")
        .contains("%0Aorg.springframework");
  }

  @Test
  void tellsFindingsByTheirLevelAndNoMoreThanAreShown() {
    StartBuilder start = new StartBuilder().bound(8080, "::", 100);
    for (int i = 0; i < 30; i++) {
      start.findings.add(new Finding("pool", i % 2 == 0 ? "warning" : "info", "t", "e", null, "f"));
    }

    List<Annotation> all = Annotation.of(start.build());

    assertThat(all).filteredOn(one -> one.level() == Level.WARNING).hasSize(10);
    assertThat(all).filteredOn(one -> one.level() == Level.NOTICE).hasSize(10);
  }

  @Test
  void tellsARegressionAndTheMigrationsThatAreNew() {
    assertThat(Annotation.of(StartPairs.newMigration().diff(), 10.0))
        .extracting(Annotation::level, Annotation::title)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Level.ERROR, "The start has regressed"),
            org.assertj.core.groups.Tuple.tuple(
                Level.NOTICE, "New migration before the port opens"));
    assertThat(Annotation.of(StartPairs.newMigration().diff(), null).get(0).level())
        .isEqualTo(Level.NOTICE);
  }

  @Test
  void isOneLineWhateverTheAppsNamesAre() {
    for (String line : lines(HostileStart.build())) {
      assertThat(line).doesNotContain("\n", "\r", "\u001b", "\u2028");
      assertThat(line.indexOf("::", 2)).isEqualTo(line.indexOf("::", line.indexOf(" title=")));
    }
  }

  private static List<String> lines(Start start) {
    return Annotation.of(start).stream().map(Annotation::line).toList();
  }
}
