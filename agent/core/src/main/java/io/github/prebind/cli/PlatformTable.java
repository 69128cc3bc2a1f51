package io.github.prebind.cli;

import io.github.prebind.Durations;
import io.github.prebind.platform.PlatformCatalogue;
import io.github.prebind.platform.PlatformEntry;
import io.github.prebind.platform.PlatformEntry.Deadline;
import java.util.ArrayList;
import java.util.List;

/** The catalogue of platforms as a table of at most 100 columns, in its own order. Stateless. */
final class PlatformTable {
  private static final List<String> TITLES =
      List.of("ID", "NAME", "DEADLINE", "WATCHES", "STATUS", "CHECKED");

  private PlatformTable() {}

  static List<String> lines(PlatformCatalogue catalogue) {
    List<List<String>> rows = new ArrayList<>(List.of(TITLES));
    for (String id : catalogue.ids()) {
      rows.add(row(PlatformEntry.of(catalogue, id)));
    }
    return aligned(rows);
  }

  private static List<String> row(PlatformEntry entry) {
    StringBuilder deadline = new StringBuilder(say(entry.deadline()));
    for (Deadline exception : entry.exceptions()) {
      deadline.append(" / ").append(say(exception));
    }
    return List.of(
        entry.facts().id(),
        entry.facts().name(),
        deadline.toString(),
        entry.facts().watchesHttp() ? "HTTP" : "port",
        entry.deadline().status(),
        entry.deadline().checked());
  }

  /** How long; what nobody wrote down is not known, which is not the same as none. */
  static String say(Deadline deadline) {
    if (deadline.millis() != null) {
      return Durations.format(deadline.millis());
    }
    return deadline.status().equals("NOT VERIFIED") ? "not known" : "none";
  }

  /** Columns as wide as their widest cell, two blanks between them. */
  static List<String> aligned(List<List<String>> rows) {
    int[] widths = new int[rows.isEmpty() ? 0 : rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
