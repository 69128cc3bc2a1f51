package io.github.prebind.report;

import com.google.gson.stream.JsonWriter;
import io.github.prebind.analyse.Way;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Slice;
import io.github.prebind.start.Start.SpanFacts;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A start as Chrome trace events, which Perfetto (ui.perfetto.dev), speedscope and chrome://tracing
 * open: one track for each thread, one complete event for each span, instants for the bind, ready
 * and the deadline that passed, and the processor's use as a counter. A pure function.
 *
 * <p>The format is that of the "Trace Event Format" document of the Chromium project; times are
 * microseconds since the process began.
 */
final class TraceReport {
  private final Start start;
  private final StringWriter text = new StringWriter(16 * 1024);
  private final JsonWriter out = new JsonWriter(text);
  private final Map<String, Integer> tracks = new LinkedHashMap<>();

  private TraceReport(Start start) {
    this.start = start;
  }

  /** The whole file, one event on each line. */
  static String of(Start start) {
    try {
      return new TraceReport(start).write();
    } catch (IOException e) {
      throw new AssertionError("writing to memory", e);
    }
  }

  private String write() throws IOException {
    out.beginObject();
    out.name("displayTimeUnit").value("ms");
    out.name("otherData").beginObject();
    out.name("prebind").value(start.prebind().version());
    out.name("start").value(start.origin().process().toString());
    out.name("outcome").value(start.outcome().id());
    out.endObject();
    out.name("traceEvents").beginArray();
    named("process_name", 0, start.jvm().mainClass());
    TraceLayout layout = new TraceLayout(start.spans());
    tracks.put("main", 1);
    for (String thread : layout.threads()) {
      tracks.putIfAbsent(thread, tracks.size() + 1);
    }
    for (Map.Entry<String, Integer> track : tracks.entrySet()) {
      named("thread_name", track.getValue(), track.getKey());
      event("M", "thread_sort_index", track.getValue());
      out.name("args").beginObject();
      out.name("sort_index").value(track.getValue()).endObject().endObject();
    }
    jvm(layout);
    for (String thread : layout.threads()) {
      for (TraceLayout.Place place : layout.places(thread)) {
        span(place);
      }
    }
    instants();
    processor();
    out.endArray();
    out.endObject();
    out.flush();
    return text.append('\n').toString();
  }

  private void event(String phase, String name, int track) throws IOException {
    out.flush();
    text.append('\n');
    out.beginObject();
    out.name("ph").value(phase);
    out.name("name").value(name);
    out.name("pid").value(start.jvm().pid());
    out.name("tid").value(track);
  }

  private void named(String what, int track, String name) throws IOException {
    event("M", what, track);
    out.name("args").beginObject().name("name").value(name).endObject().endObject();
  }

  /** What the JVM did before anything else, if no span says that something else was first. */
  private void jvm(TraceLayout layout) throws IOException {
    long from = micros(Way.of(start).jvmFromMillis());
    long end = micros(start.origin().premainMillis());
    boolean free = end > from;
    if (layout.threads().contains("main")) {
      for (TraceLayout.Place place : layout.places("main")) {
        free &= place.fromMicros() >= end;
      }
    }
    if (free) {
      complete("JVM start", "jvm", 1, from, end);
      out.endObject();
    }
    if (from > 0) {
      complete(Way.BEFORE_JVM, "process", 1, 0, from);
      out.endObject();
    }
  }

  private void complete(String name, String kind, int track, long from, long to)
      throws IOException {
    event("X", name, track);
    out.name("cat").value(kind);
    out.name("ts").value(from);
    out.name("dur").value(to - from);
  }

  private void span(TraceLayout.Place place) throws IOException {
    SpanFacts span = place.span();
    String name = span.label().isBlank() ? KindNames.fully(span.kind()) : span.label();
    int track = tracks.get(span.thread());
    complete(name, span.kind(), track, place.fromMicros(), place.toMicros());
    boolean folded = span.count() > 1 || span.sampled();
    if (folded || span.roundTrips() > 0 || span.open() || span.error() != null) {
      arguments(span, folded);
    }
    out.endObject();
  }

  /** What the drawing does not show. Most spans have none: a viewer may add them to the name. */
  private void arguments(SpanFacts span, boolean folded) throws IOException {
    out.name("args").beginObject();
    if (folded) {
      out.name("calls").value(span.count());
      out.name("totalMillis").value(rounded(span.millis()));
      out.name("firstStartMillis").value(rounded(span.startMillis()));
      out.name("lastEndMillis").value(rounded(span.endMillis()));
    }
    if (span.sampled()) {
      out.name("seenBy").value("sampler");
    }
    if (span.roundTrips() > 0) {
      out.name("roundTrips").value(span.roundTrips());
    }
    if (span.open()) {
      out.name("open").value(true);
    }
    if (span.error() != null) {
      out.name("error").value(span.error());
    }
    out.endObject();
  }

  private void instants() throws IOException {
    if (start.bind() != null) {
      instant("bind: port " + start.bind().port() + " is open", start.bind().atMillis());
    }
    if (start.ready() != null) {
      instant("ready: " + start.ready().by(), start.ready().atMillis());
    }
    Long deadline = start.verdict().deadlineMillis();
    if (deadline != null) {
      double at = deadline - Headline.containerMillis(start);
      if (at < Way.of(start).endMillis()) {
        instant("deadline", at);
      }
    }
  }

  /** One line through all threads. */
  private void instant(String name, double millis) throws IOException {
    event("i", name, 1);
    out.name("cat").value("start");
    out.name("ts").value(Math.max(0, micros(millis)));
    out.name("s").value("p");
    out.endObject();
  }

  /** How many processors were in use, slice by slice. */
  private void processor() throws IOException {
    double end = 0;
    for (Slice slice : start.slices()) {
      double length = Math.max(1e-3, slice.millis());
      double rest = Math.max(0, slice.cpuMillis() - slice.jitMillis() - slice.gcMillis());
      counter(
          slice.startMillis(),
          rest / length,
          slice.jitMillis() / length,
          slice.gcMillis() / length);
      end = slice.startMillis() + slice.millis();
    }
    if (end > 0) {
      counter(end, 0, 0, 0);
    }
  }

  private void counter(double millis, double code, double jit, double gc) throws IOException {
    event("C", "processors in use", 0);
    out.name("ts").value(micros(millis));
    out.name("args").beginObject();
    out.name("code").value(rounded(code));
    out.name("jit").value(rounded(jit));
    out.name("gc").value(rounded(gc));
    out.endObject();
    out.endObject();
  }

  private static long micros(double millis) {
    return (long) Math.floor(millis * 1_000);
  }

  private static double rounded(double value) {
    return Math.round(value * 1_000) / 1_000.0;
  }
}
