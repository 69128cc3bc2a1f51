package io.github.prebind.report;

import io.github.prebind.start.Start;
import java.util.List;

/** A start as about 15 lines for a terminal, without the printer's prefix. A pure function. */
public final class ConsoleSummary {
  private ConsoleSummary() {}

  /** The summary when the port opened, or when the start ended without it. */
  public static List<String> lines(Start start, boolean unicode) {
    return List.of("outcome: " + start.outcome().id());
  }

  /** One line when the app served for the first time. */
  public static String readyLine(Start start) {
    return start.ready() == null ? "not ready" : "ready by " + start.ready().by();
  }
}
