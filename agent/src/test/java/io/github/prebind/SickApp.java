package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * A rule, the small app that is sick so that it finds something, and how that is run.
 *
 * @param rule the finding's id
 * @param main the app, which has the rule's name
 * @param recipe runs it, and may look more closely at what came out
 * @param ids all that is found: of each as many as there are
 */
record SickApp(String rule, Class<?> main, Recipe recipe, List<String> ids) {
  /** How an app is run. The folder is its own and empty. */
  interface Recipe {
    Start run(Class<?> main, Path folder) throws Exception;
  }

  /** One that has nothing wrong but what its rule finds. */
  static SickApp of(String rule, Class<?> main, Recipe recipe) {
    return new SickApp(rule, main, recipe, List.of(rule));
  }

  /** One of which other rules find something too. */
  static SickApp of(String rule, Class<?> main, Recipe recipe, String... others) {
    List<String> ids = new java.util.ArrayList<>(List.of(others));
    ids.add(rule);
    return new SickApp(rule, main, recipe, List.copyOf(ids));
  }

  /** Runs it; exactly its ids are to come out. */
  void check(Path folder) throws Exception {
    exactly(recipe.run(main, folder), ids.toArray(String[]::new));
  }

  /** That these are found, and no others, each with a link to an official page. */
  static void exactly(Start start, String... ids) {
    assertThat(start.findings())
        .as("%s %s %s", start.bind(), start.cpu(), start.attribution())
        .extracting(Start.Finding::id)
        .containsExactlyInAnyOrder(ids);
    assertThat(start.findings()).allMatch(finding -> finding.fix().contains("https://"));
  }

  /** The only finding, which has this id. */
  static Start.Finding only(Start start, String id) {
    exactly(start, id);
    return start.findings().get(0);
  }

  /** The first finding with this id. */
  static Start.Finding finding(Start start, String id) {
    assertThat(start.findings()).extracting(Start.Finding::id).contains(id);
    return start.findings().stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
  }

  /** Skips an app that cannot be made sick here, and says why. */
  static void assume(boolean holds, String what) {
    if (!holds) {
      System.out.println("A sick app is left out: " + what);
    }
    Assumptions.assumeTrue(holds, what);
  }

  @Override
  public String toString() {
    return rule;
  }
}
