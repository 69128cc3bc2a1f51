package io.github.prebind.cli;

import io.github.prebind.platform.Platform;
import io.github.prebind.platform.PlatformEntry;
import io.github.prebind.platform.PlatformEntry.Deadline;
import io.github.prebind.report.Columns;
import java.util.ArrayList;
import java.util.List;

/**
 * All that is known of one platform, a line or a few for each fact. Stateless but for its lines.
 */
final class PlatformSheet {
  private static final int WIDTH = 100;
  private static final int LABEL = 15;

  private final List<String> lines = new ArrayList<>();

  private PlatformSheet() {}

  static List<String> lines(PlatformEntry entry) {
    PlatformSheet sheet = new PlatformSheet();
    sheet.title(entry);
    sheet.deadlines(entry);
    sheet.recognition(entry);
    sheet.habits(entry.facts());
    sheet.sizes(entry);
    sheet.row("advice", entry.facts().advice());
    return sheet.lines;
  }

  private void title(PlatformEntry entry) {
    Platform facts = entry.facts();
    String size = facts.size() == null ? "" : ":" + facts.size();
    lines.add(facts.name() + " (" + facts.id() + size + ")");
    lines.add("");
  }

  private void deadlines(PlatformEntry entry) {
    deadline("deadline", entry.deadline());
    for (Deadline exception : entry.exceptions()) {
      deadline("exception", exception);
    }
    String most =
        entry.longestSeconds() == null
            ? ""
            : ", of which at most " + entry.longestSeconds() + " are granted";
    row(
        "its variable",
        entry.deadlineVariable() == null
            ? "none carries the real deadline; set deadline= where yours differs"
            : entry.deadlineVariable() + " carries the real deadline in seconds" + most);
  }

  private void deadline(String label, Deadline deadline) {
    String condition = deadline.condition() == null ? "" : " if " + deadline.condition();
    row(
        label,
        PlatformTable.say(deadline)
            + condition
            + " ("
            + deadline.status()
            + ", "
            + deadline.checked()
            + ")");
    if (deadline.note() != null) {
      row("", deadline.note());
    }
    row("", "source: " + deadline.source());
  }

  private void recognition(PlatformEntry entry) {
    row(
        "recognised by",
        entry.recognisedBy() == null
            ? "nothing in the environment; platform=" + entry.facts().id() + " chooses it"
            : entry.recognisedBy());
    if (!entry.aliases().isEmpty()) {
      row("also called", String.join(", ", entry.aliases()));
    }
  }

  private void habits(Platform facts) {
    row(
        "watches",
        facts.watchesHttp() ? "HTTP: it waits for an answer" : "the port: open is enough");
    row(
        "loopback",
        "listening on 127.0.0.1 only is "
            + (facts.loopbackReachable() ? "enough" : "not enough: nobody could connect"));
    row(
        "default port",
        facts.portDefault() == null
            ? "none is known; $PORT says it"
            : facts.portDefault() + ", where $PORT does not say another");
    row("when late", facts.kill());
  }

  private void sizes(PlatformEntry entry) {
    if (entry.sizes().isEmpty()) {
      row("sizes", "none is known");
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (Platform size : entry.sizes()) {
      rows.add(
          List.of(
              size.size(),
              size.cpus() == null ? "CPU not known" : number(size.cpus()) + " CPU",
              size.memoryBytes() == null ? "" : size.memoryBytes() / 1_048_576 + " MB",
              size.sizeStatus()));
    }
    String label = entry.facts().size() == null ? "sizes" : "size";
    List<String> aligned = PlatformTable.aligned(rows);
    String source = null;
    for (int i = 0; i < aligned.size(); i++) {
      String next = entry.sizes().get(i).sizeSource();
      if (source != null && !next.equals(source)) {
        row("", "source: " + source);
      }
      source = next;
      lines.add(padded(i == 0 ? label : "") + aligned.get(i));
    }
    row("", "source: " + source);
    if (entry.sizeVariable() != null) {
      row("", entry.sizeVariable() + " carries the size");
    }
  }

  private static String number(double cpus) {
    return cpus == Math.rint(cpus) ? Long.toString((long) cpus) : Double.toString(cpus);
  }

  private void row(String label, String text) {
    lines.addAll(Columns.wrap(padded(label), text, WIDTH, Integer.MAX_VALUE));
  }

  private static String padded(String label) {
    return label + " ".repeat(LABEL - label.length());
  }
}
