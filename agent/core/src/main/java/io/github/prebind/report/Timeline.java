package io.github.prebind.report;

import io.github.prebind.Durations;
import io.github.prebind.analyse.Way;
import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * The way to the bind as one bar of characters, with the names inside of it where they fit: {@code
 * |JVM|-- Spring Boot --|####### migrations #######|----|}. What the app waited for is dense, what
 * it worked at is light.
 */
final class Timeline {
  private static final int COLUMNS = 72;

  /** Shorter pieces are given to their longer neighbour: the list below says them exactly. */
  private static final int SHORTEST = 2;

  private static final String JVM = "JVM";

  /** Columns {@code from} up to {@code to} show one thing. */
  private record Segment(String name, boolean cause, int from, int to) {
    int length() {
      return to - from;
    }
  }

  private final Way way;
  private final boolean unicode;
  private final double columnMillis;

  private Timeline(Way way, boolean unicode) {
    this.way = way;
    this.unicode = unicode;
    this.columnMillis = way.endMillis() / COLUMNS;
  }

  /**
   * The bar and its scale.
   *
   * @param deadlineMillis shown where it lies inside of the bar; may be null
   * @param open whether the start ended inside of the last piece
   */
  static List<String> lines(Way way, boolean unicode, Double deadlineMillis, boolean open) {
    Timeline timeline = new Timeline(way, unicode);
    return List.of(timeline.bar(open), timeline.scale(deadlineMillis));
  }

  private String bar(boolean open) {
    StringBuilder bar = new StringBuilder(COLUMNS + 1);
    for (Segment segment : segments()) {
      String fill = segment.cause() ? unicode ? "\u2593" : "#" : unicode ? "\u2500" : "-";
      int inside = segment.length() - 1;
      String name = " " + segment.name() + " ";
      bar.append(unicode ? '\u2502' : '|');
      int spare = inside - segment.name().length();
      if (spare == 0 || spare == 1) {
        bar.append(segment.name()).append(" ".repeat(spare));
      } else if (name.length() <= inside && !segment.name().isEmpty()) {
        int left = (inside - name.length()) / 2;
        bar.append(fill.repeat(left)).append(name);
        bar.append(fill.repeat(inside - name.length() - left));
      } else {
        bar.append(fill.repeat(inside));
      }
    }
    return bar.append(open ? 'X' : unicode ? '\u2502' : '|').toString();
  }

  private String scale(Double deadlineMillis) {
    StringBuilder scale = new StringBuilder(" ".repeat(COLUMNS + 1));
    String end = Durations.format(Math.round(way.endMillis()));
    put(scale, 0, "0 s");
    put(scale, COLUMNS + 1 - end.length(), end);
    if (deadlineMillis != null && deadlineMillis > 0 && deadlineMillis < way.endMillis()) {
      String mark =
          (unicode ? "\u25b2" : "^") + " deadline " + Durations.format(Math.round(deadlineMillis));
      int column = (int) (deadlineMillis / columnMillis);
      int room = COLUMNS - end.length() - 1 - column;
      if (room < mark.length()) {
        mark =
            "deadline "
                + Durations.format(Math.round(deadlineMillis))
                + (unicode ? " \u25b2" : " ^");
        column -= mark.length() - 1;
        if (column + mark.length() > COLUMNS - end.length()) {
          put(scale, COLUMNS + 1 - end.length(), " ".repeat(end.length()));
        }
      }
      put(scale, Math.max(4, column), mark);
    }
    return scale.toString().stripTrailing();
  }

  private static void put(StringBuilder line, int at, String text) {
    line.replace(at, at + text.length(), text);
  }

  private List<Segment> segments() {
    List<Segment> segments = new ArrayList<>();
    for (int column = 0; column < COLUMNS; column++) {
      append(segments, at(column));
    }
    int shortest = shortest(segments);
    while (shortest >= 0) {
      giveAway(segments, shortest);
      shortest = shortest(segments);
    }
    return segments;
  }

  /** What fills most of a column. */
  private Segment at(int column) {
    double from = column * columnMillis;
    double to = from + columnMillis;
    String name = "";
    boolean cause = false;
    double most = 0;
    double rest = columnMillis;
    for (Way.Part part : way.parts()) {
      double overlap = overlap(part.startMillis(), part.endMillis(), from, to);
      if (overlap > 0) {
        double millis = overlap * part.millis() / (part.endMillis() - part.startMillis());
        rest -= millis;
        if (millis > most) {
          most = millis;
          name = KindNames.shortly(part.kind());
          cause = true;
        }
      }
    }
    if (rest > most) {
      cause = false;
      double jvmFrom = way.jvmFromMillis();
      double jvm = overlap(jvmFrom, jvmFrom + way.jvmMillis(), from, to);
      name = jvm * 2 >= columnMillis ? JVM : frame(from, to);
    }
    return new Segment(name, cause, column, column + 1);
  }

  private String frame(double from, double to) {
    for (SpanFacts frame : way.frames()) {
      if (overlap(frame.startMillis(), frame.endMillis(), from, to) * 2 >= columnMillis) {
        return frame.label();
      }
    }
    return "app";
  }

  private static double overlap(double start, double end, double from, double to) {
    return Math.max(0, Math.min(end, to) - Math.max(start, from));
  }

  private static void append(List<Segment> segments, Segment next) {
    int last = segments.size() - 1;
    if (last >= 0 && same(segments.get(last), next)) {
      Segment before = segments.get(last);
      segments.set(last, new Segment(next.name(), next.cause(), before.from(), next.to()));
    } else {
      segments.add(next);
    }
  }

  private static boolean same(Segment a, Segment b) {
    return a.cause() == b.cause() && a.name().equals(b.name());
  }

  /** The shortest piece that is too short to be drawn, or -1. */
  private static int shortest(List<Segment> segments) {
    int found = -1;
    for (int i = 0; i < segments.size() && segments.size() > 1; i++) {
      int length = segments.get(i).length();
      if (length < SHORTEST && (found < 0 || length < segments.get(found).length())) {
        found = i;
      }
    }
    return found;
  }

  private static void giveAway(List<Segment> segments, int at) {
    int left = at == 0 ? -1 : segments.get(at - 1).length();
    int right = at == segments.size() - 1 ? -1 : segments.get(at + 1).length();
    Segment taker = segments.get(left >= right ? at - 1 : at + 1);
    Segment given = segments.get(at);
    segments.set(at, new Segment(taker.name(), taker.cause(), given.from(), given.to()));
    List<Segment> joined = new ArrayList<>();
    for (Segment segment : segments) {
      append(joined, segment);
    }
    segments.clear();
    segments.addAll(joined);
  }
}
