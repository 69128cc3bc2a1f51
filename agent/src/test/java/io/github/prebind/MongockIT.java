package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.prebind.start.Start;
import org.junit.jupiter.api.Test;

class MongockIT {
  @Test
  void listsTheChangeUnitsThatRanWithTheirOutcome() {
    ForkedJvm.Result result =
        ForkedJvm.of(MongockMain.class)
            .jarsBeginning(
                "mongock-",
                "slf4j-api-",
                "gson-",
                "reflections-",
                "javassist-",
                "objenesis-",
                "javax.inject-",
                "maven-artifact-",
                "plexus-utils-",
                "commons-lang3-")
            .run();
    assertThat(result.out())
        .as("%s", result.err())
        .contains("taken back")
        .doesNotContain("not taken back");
    assertThat(result.report().migrations())
        .filteredOn(migration -> !migration.id().startsWith("system-change"))
        .extracting(Start.Migration::tool, Start.Migration::id, Start.Migration::outcome)
        .containsExactly(
            tuple("Mongock", "backfill-audits", "done"),
            tuple("Mongock", "lost-collection", "failed"));
    assertThat(result.span("migration", "Mongock run").count()).isEqualTo(2);
    Start.SpanFacts backfill = result.span("migration", "Mongock backfill-audits");
    assertThat(backfill.count()).isEqualTo(1);
    assertThat(backfill.millis()).isGreaterThanOrEqualTo(300);
    assertThat(result.spans("lock", "Mongock lock")).isNotEmpty();
    assertThat(SickApp.finding(result.report(), "migration-lock-wait").costMillis())
        .as("Mongock waits for a second before it asks again")
        .isGreaterThanOrEqualTo(400);
  }
}
