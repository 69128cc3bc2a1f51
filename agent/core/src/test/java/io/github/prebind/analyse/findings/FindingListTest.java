package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartBuilder;
import io.github.prebind.start.Starts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FindingListTest {
  static List<String> ids() {
    return FindingList.ids();
  }

  @Test
  void hasEachRuleOnce() {
    assertThat(FindingList.ids()).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9-]+"));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void hasAPageOfEachRuleThatFitsATerminal(String id) throws IOException {
    try (InputStream in = FindingList.class.getResourceAsStream(id + ".md")) {
      assertThat(in).as("%s.md", id).isNotNull();
      String page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(page)
          .startsWith("# " + id + "\n")
          .contains("\n## Why it matters\n", "\n## How it is told\n", "\n## What to do\n");
      assertThat(page.lines())
          .allMatch(line -> line.length() <= 102 || line.strip().matches("https://\\S+"));
    }
  }

  @Test
  void findsNothingInAQuietStart() {
    assertThat(all(new StartBuilder().bound(8080, "0.0.0.0", 900).build())).isEmpty();
  }

  @Test
  void ordersByCostBehindWhatFailsForCertain() {
    Start start =
        new StartBuilder()
            .platform("heroku", "Heroku", 60_000L, "Move it.")
            .span(null, "sleep", "Thread.sleep", 100, 2_000)
            .span(null, "migration", "Flyway migrate", 2_000, 9_000)
            .bound(8080, "127.0.0.1", 10_000)
            .build();

    assertThat(all(start))
        .extracting(Finding::id)
        .containsExactly("bound-to-loopback", "migration-before-bind", "sleep-before-bind");
  }

  @Test
  void leavesOutWhatCostsLessThanAHundredth() {
    Start start =
        new StartBuilder()
            .span(null, "sleep", "Thread.sleep", 100, 109)
            .bound(8080, "0.0.0.0", 1_000)
            .build();

    assertThat(all(start)).isEmpty();
  }

  @Test
  void losesOnlyTheFindingsOfARuleThatFails() {
    FindingRule failing =
        new FindingRule() {
          @Override
          public String id() {
            return "slow-dns";
          }

          @Override
          public List<Finding> look(Evidence evidence) {
            throw new IllegalStateException("no such span");
          }
        };
    StartBuilder start = new StartBuilder().platform("heroku", "Heroku", 60_000L, "Move it.");
    start.span(null, "sleep", "Thread.sleep", 100, 4_000).bound(8080, "127.0.0.1", 5_000);
    List<FindingRule> rules = List.of(new SleepBeforeBind(), failing, new BoundToLoopback());
    List<String> told = new ArrayList<>();

    assertThat(FindingList.of(start.build(), rules, told::add))
        .extracting(Finding::id)
        .containsExactly("bound-to-loopback", "sleep-before-bind");
    assertThat(told)
        .containsExactly(
            "looking for slow-dns failed: java.lang.IllegalStateException: no such span");
  }

  @Test
  void keepsACheapErrorOfAStartThatNeverBound() {
    Start start = refused().ended(Start.Outcome.DIED, "E", "refused", null).build();

    assertThat(all(start))
        .filteredOn(finding -> finding.level().equals("error"))
        .extracting(Finding::id)
        .contains("connection-retries");
    assertThat(all(refused().bound(8080, "0.0.0.0", 10_000).build())).isEmpty();
  }

  /** Two connects are refused at once, in the last of many seconds. */
  private static StartBuilder refused() {
    return new StartBuilder()
        .span(null, "framework", "start", 100, 10_000)
        .span(0, "main", "connect", "connect postgresql db", 9_980, 9_990, 4, 2, "refused")
        .failures(2);
  }

  @Test
  void neverFailsOnAnyStartThatIsShown() {
    Starts.all().values().forEach(start -> assertThat(all(start)).isNotNull());
  }

  private static List<Finding> all(Start start) {
    return FindingList.of(start, problem -> fail(problem));
  }
}
