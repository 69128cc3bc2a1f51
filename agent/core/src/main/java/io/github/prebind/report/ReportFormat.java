package io.github.prebind.report;

import io.github.prebind.start.Start;
import io.github.prebind.start.StartJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The formats of a report file: the ending of its name, and who makes its text of a start. To add a
 * writer, give its constant {@code true} and its case a line in {@link #text}. Stateless.
 *
 * <p>The settings ask for endings in premain, so no writer's class is loaded before it writes.
 */
public enum ReportFormat {
  // An ending that ends like another one stands before it.
  TRACE(".trace.json", true),
  JSON(".json", true),
  HTML(".html", true),
  MARKDOWN(".md", true),
  JUNIT(".xml", true),
  PROMETHEUS(".prom", true);

  private final String ending;
  private final boolean written;

  ReportFormat(String ending, boolean written) {
    this.ending = ending;
    this.written = written;
  }

  /** What the names of its files end in, the dot included. */
  public String ending() {
    return ending;
  }

  /** Whether this version writes it. */
  public boolean written() {
    return written;
  }

  /** The format of a file by its name, or {@code null} if the ending is none of these. */
  public static ReportFormat of(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    for (ReportFormat format : values()) {
      if (lower.endsWith(format.ending)) {
        return format;
      }
    }
    return null;
  }

  /** The endings that this version writes, or all that are known. */
  public static List<String> endings(boolean writtenOnly) {
    List<String> endings = new ArrayList<>();
    for (ReportFormat format : values()) {
      if (format.written || !writtenOnly) {
        endings.add(format.ending);
      }
    }
    return endings;
  }

  /**
   * The whole file.
   *
   * @throws UnsupportedOperationException if this version does not write it
   */
  String text(Start start) {
    switch (this) {
      case TRACE:
        return TraceReport.of(start);
      case JSON:
        return StartJson.write(start);
      case HTML:
        return HtmlReport.of(start);
      case MARKDOWN:
        return MarkdownReport.of(start);
      case JUNIT:
        return JUnitReport.of(start);
      case PROMETHEUS:
        return PrometheusReport.of(start);
      default:
        throw new UnsupportedOperationException("this version does not write " + ending + " yet");
    }
  }
}
