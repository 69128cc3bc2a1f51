package io.github.prebind.report;

import io.github.prebind.start.Start;
import io.github.prebind.start.StartBuilder;

/** A start with as many spans as are asked for, on nine threads: beans, statements, connects. */
final class BigStart {
  private static final int INSIDE_ONE_BEAN = 19;
  private static final String[] KINDS = {"sql", "connect", "http", "lock", "custom"};

  private BigStart() {}

  static Start of(int spans) {
    StartBuilder start = new StartBuilder().platform("heroku", "Heroku", 60_000L, "Move it.");
    double at = 100;
    for (int i = 0; i < spans; i++) {
      if (i % (INSIDE_ONE_BEAN + 1) == 0) {
        at += 50;
        start.span(null, thread(i), "bean", "bean" + i, at, at + 45, 45, 1, null);
      } else {
        int place = i % (INSIDE_ONE_BEAN + 1);
        double from = at + 2 * place;
        String kind = KINDS[i % KINDS.length];
        String label = "SELECT name FROM table_" + i + " WHERE id = ?";
        start.span(i - place, thread(i), kind, label, from, from + 1.5, 1.5, 1 + i % 3, null);
      }
      if (i % 100 == 0) {
        start.share("sql", "SELECT " + i, 10, 3).slice(100, 80, 20, 3);
        start.sample(i, "cpu", "com.acme.p" + i % 50, 5, 1);
      }
    }
    return start.verdict(true, 60_000L, null, 60_000 - at).bound(8080, "0.0.0.0", at).build();
  }

  private static String thread(int span) {
    int bean = span / (INSIDE_ONE_BEAN + 1);
    return bean % 3 == 0 ? "worker-" + bean % 8 : "main";
  }
}
