package io.github.prebind.report;

import io.github.prebind.analyse.Advice;
import io.github.prebind.analyse.ClassArchive;
import io.github.prebind.analyse.Way;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Listener;
import io.github.prebind.start.Start.Outcome;
import io.github.prebind.start.Start.ProjectionPoint;
import io.github.prebind.start.Start.Share;
import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * A start as about 15 lines for a terminal, without the printer's prefix: the verdict, where the
 * time went as a bar and as a list, the processor, the agent's own cost, and what to do first. A
 * pure function.
 */
public final class ConsoleSummary {
  /** With the prefix {@code "prebind: "} a line has at most 100 columns. */
  static final int WIDTH = 91;

  private final Start start;
  private final Way way;
  private final boolean unicode;
  private final List<String> lines = new ArrayList<>();

  private ConsoleSummary(Start start, boolean unicode) {
    this.start = start;
    this.way = Way.of(start);
    this.unicode = unicode;
  }

  /**
   * The summary when the port opened, or when the start ended without it.
   *
   * @param unicode whether more than ASCII may be used for drawing
   */
  public static List<String> lines(Start start, boolean unicode) {
    ConsoleSummary summary = new ConsoleSummary(start, unicode);
    summary.verdict();
    summary.addedRoundTripTime();
    summary.drawing();
    summary.processor();
    summary.projection();
    summary.itself();
    summary.advice();
    return summary.lines;
  }

  /** One line when the app served for the first time. */
  public static String readyLine(Start start) {
    if (start.ready() == null) {
      return "ready: nobody said so";
    }
    String ready = "ready after " + Headline.say(start.ready().atMillis());
    if (start.bind() != null) {
      double later = start.ready().atMillis() - start.bind().atMillis();
      ready +=
          later < 0
              ? ", " + Headline.say(-later) + " before the port was open"
              : ", " + Headline.say(later) + " after the port was open";
    }
    return ready + " (" + start.ready().by() + ")";
  }

  private void verdict() {
    lines.addAll(Columns.wrap("", Headline.of(start, way), WIDTH, 3));
    if (start.rehearsal() != null) {
      lines.addAll(Columns.wrap("", start.rehearsal().text(), WIDTH, 2));
    }
    if (start.runs() != null) {
      lines.add(Headline.of(start.runs()));
    }
    String container = Headline.container(start, way);
    if (container != null) {
      lines.add(container);
    }
    if (start.outcome() == Outcome.BOUND) {
      if (start.ready() != null) {
        lines.add(readyLine(start));
      }
      if (Headline.isShutToOthers(start)) {
        lines.add(
            "nobody outside can connect: the port is open on " + start.bind().address() + " only");
      }
      return;
    }
    ending();
  }

  /** What was projected when half of the time was gone; of a start without a bind, the last. */
  private void projection() {
    boolean bound = start.outcome() == Outcome.BOUND && start.bind() != null;
    ProjectionPoint shown = null;
    for (ProjectionPoint point : start.projections()) {
      if (!bound || point.elapsedMillis() <= way.endMillis() / 2) {
        shown = point;
      }
    }
    if (shown == null) {
      return;
    }
    boolean migrations = shown.basis().equals("migrations");
    String text =
        "projected after "
            + Headline.say(shown.elapsedMillis())
            + (migrations ? ": migrations until " : ": open after ")
            + Headline.say(shown.atMillis())
            + " ("
            + Headline.say(shown.lowMillis())
            + " to "
            + Headline.say(shown.highMillis())
            + "), by the "
            + (migrations ? "pending migrations" : "baseline");
    lines.addAll(Columns.wrap("", text, WIDTH, 2));
  }

  /** Why and in which call it ended, and what was open instead of the port. */
  private void ending() {
    if (start.failure() != null && start.outcome() != Outcome.STOPPED) {
      String message = start.failure().message();
      String type = start.failure().type();
      lines.addAll(Columns.wrap("", message.isBlank() ? type : type + ": " + message, WIDTH, 2));
    }
    SpanFacts last = last();
    String words = start.outcome() == Outcome.NOT_BOUND ? "the last call: " : "it ended in: ";
    String during = start.failure() == null ? null : start.failure().during();
    if (last != null) {
      String call = KindNames.named(last.kind(), last.label());
      String how = last.open() ? ", which had run for " : ", after ";
      String took = Headline.say(last.millis());
      lines.add(words + Columns.cut(call, 58, unicode) + how + took);
    } else if (during != null) {
      lines.add(words + Columns.cut(during, 78, unicode));
    }
    String reason = start.reasons().get("bind");
    if (reason != null && !start.listeners().isEmpty()) {
      lines.addAll(Columns.wrap("", reason, WIDTH, 2));
    }
    for (Listener listener : start.listeners()) {
      if (!listener.target() && !listener.closed() && listener.reserved() == null) {
        lines.add(
            "open instead: port "
                + listener.port()
                + " on "
                + listener.address()
                + ", after "
                + Headline.say(listener.atMillis()));
      }
    }
  }

  /** The innermost call that was open at the end, or that failed with what ended the start. */
  private SpanFacts last() {
    String during = start.failure() == null ? null : start.failure().during();
    SpanFacts found = null;
    for (SpanFacts span : start.spans()) {
      boolean named = span.label().equals(during) && (span.open() || span.error() != null);
      boolean inner = span.open() && during == null && Way.isCause(span.kind());
      if (named || inner && onTheWay(span)) {
        found = found == null || span.startMillis() >= found.startMillis() ? span : found;
      }
    }
    return found;
  }

  private boolean onTheWay(SpanFacts span) {
    return span.thread().equals("main");
  }

  /** So that nobody takes the figures for a real start's. */
  private void addedRoundTripTime() {
    if (!start.prebind().addedRtt().isEmpty()) {
      String rules = String.join(";", start.prebind().addedRtt());
      String added = Headline.say(start.prebind().addedRttMillis());
      lines.addAll(
          Columns.wrap(
              "", "rehearsed with " + added + " of added round-trip time: rtt=" + rules, WIDTH, 2));
    }
  }

  private void drawing() {
    if (way.endMillis() <= 0) {
      return;
    }
    boolean open = start.outcome() != Outcome.BOUND;
    for (String line : Timeline.lines(way, unicode, deadlineMillis(), open)) {
      lines.add("  " + line);
    }
    lines.addAll(CostRows.of(way, WIDTH, unicode));
  }

  /** The deadline on the process's clock. */
  private Double deadlineMillis() {
    Long deadline = start.verdict().deadlineMillis();
    return deadline == null ? null : deadline - Headline.containerMillis(start);
  }

  private void processor() {
    Double process = start.cpu().processMillis();
    if (process == null) {
      return;
    }
    double classes = millis("class-loading");
    Double jit = start.cpu().jitMillis();
    Double gc = start.cpu().gcMillis();
    double agent = start.prebind().ownCpuMillis() == null ? 0 : start.prebind().ownCpuMillis();
    double code = process - classes - (jit == null ? 0 : jit) - (gc == null ? 0 : gc) - agent;
    StringBuilder line = new StringBuilder("CPU ").append(Headline.say(process)).append(": ");
    line.append("code ").append(Headline.say(Math.max(0, code)));
    line.append(", class loading ").append(Headline.say(classes));

    line.append(", JIT ").append(jit == null ? "?" : Headline.say(jit));
    line.append(", GC ").append(gc == null ? "?" : Headline.say(gc));
    double waited = millis("cpu-wait");
    if (waited >= 1) {
      line.append("; waited ").append(Headline.say(waited)).append(" for a core");
    }
    lines.addAll(Columns.wrap("", line.toString(), WIDTH, 2));
  }

  private double millis(String kind) {
    double millis = 0;
    for (Share share : start.attribution()) {
      millis += share.kind().equals(kind) ? share.millis() : 0;
    }
    return millis;
  }

  private void itself() {
    StringBuilder line = new StringBuilder("prebind itself: ");
    Double own = start.prebind().ownCpuMillis();
    Double process = start.cpu().processMillis();
    if (own == null) {
      line.append("CPU not known");
    } else {
      line.append(Headline.say(own)).append(" of CPU");
      if (process != null && process > 0) {
        line.append(" (").append(tenths(100 * own / process)).append(" %)");
      }
    }
    if (start.prebind().droppedEvents() > 0) {
      line.append("; ").append(Columns.count(start.prebind().droppedEvents()));
      line.append(" events found no room");
    }
    if (start.jvm().aotCache().startsWith("disabled")) {
      line.append("; the AOT cache is not used, most likely because of -javaagent: ")
          .append(ClassArchive.logOption(start))
          .append(" says why");
    }
    lines.addAll(Columns.wrap("", line.toString(), WIDTH, 2));
  }

  private static String tenths(double value) {
    long tenths = Math.round(10 * value);
    return tenths / 10 + "." + tenths % 10;
  }

  private void advice() {
    String advice = Advice.first(start, way);
    if (advice != null) {
      lines.addAll(Columns.wrap("advice: ", advice, WIDTH, 3));
    }
  }
}
