package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.analyse.findings.FindingList;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The folder of sick apps: one for each rule, with its name. */
class SickAppsTest {
  private static List<SickApp> all() {
    List<SickApp> all = new ArrayList<>();
    all.addAll(SickMigrationIT.apps());
    all.addAll(SickDatabaseIT.apps());
    all.addAll(SickWaitIT.apps());
    all.addAll(SickPortIT.apps());
    all.addAll(SickEnvironmentIT.apps());
    all.addAll(SickRuntimeIT.apps());
    return all;
  }

  @Test
  void eachRuleHasOneSickApp() {
    assertThat(all())
        .extracting(SickApp::rule)
        .containsExactlyInAnyOrderElementsOf(FindingList.ids());
  }

  @Test
  void eachAppHasTheNameOfItsRuleAndIsFoundByIt() {
    for (SickApp app : all()) {
      assertThat(app.main().getName()).isEqualTo("io.github.prebind.sick." + typeName(app.rule()));
      assertThat(app.ids()).contains(app.rule());
      assertThat(FindingList.ids()).containsAll(app.ids());
    }
  }

  /** {@code SlowDns} of {@code slow-dns}. */
  private static String typeName(String rule) {
    StringBuilder name = new StringBuilder();
    for (String word : rule.split("-")) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString();
  }
}
