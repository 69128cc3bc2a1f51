package io.github.prebind.start;

import io.github.prebind.start.Start.Agent;
import io.github.prebind.start.Start.Bind;
import io.github.prebind.start.Start.Cpu;
import io.github.prebind.start.Start.Database;
import io.github.prebind.start.Start.Endpoint;
import io.github.prebind.start.Start.Environment;
import io.github.prebind.start.Start.EnvironmentProblem;
import io.github.prebind.start.Start.Failure;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.Jvm;
import io.github.prebind.start.Start.Listener;
import io.github.prebind.start.Start.Migration;
import io.github.prebind.start.Start.Origin;
import io.github.prebind.start.Start.Outcome;
import io.github.prebind.start.Start.PlatformFacts;
import io.github.prebind.start.Start.Projection;
import io.github.prebind.start.Start.ProjectionPoint;
import io.github.prebind.start.Start.Ready;
import io.github.prebind.start.Start.Sample;
import io.github.prebind.start.Start.Share;
import io.github.prebind.start.Start.Slice;
import io.github.prebind.start.Start.SpanFacts;
import io.github.prebind.start.Start.ThreadFacts;
import io.github.prebind.start.Start.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Facts of an invented start; what a test does not say is what a small quiet app would have. */
public final class StartBuilder {
  private static final Instant PROCESS = Instant.parse("2026-11-21T08:00:00.120Z");
  private double premainMillis = 61.5;

  public final List<Listener> listeners = new ArrayList<>();
  public final List<Share> attribution = new ArrayList<>();
  public final List<SpanFacts> spans = new ArrayList<>();
  public final List<Endpoint> endpoints = new ArrayList<>();
  public final List<Database> databases = new ArrayList<>();
  public final List<Migration> migrations = new ArrayList<>();
  public final List<Start.MigrationRun> migrationRuns = new ArrayList<>();
  public final List<Start.ExpectedDatabase> expectedDatabases = new ArrayList<>();
  public final List<Finding> findings = new ArrayList<>();
  public final List<Slice> slices = new ArrayList<>();
  public final List<ProjectionPoint> projections = new ArrayList<>();
  public final List<Sample> samples = new ArrayList<>();
  public final List<EnvironmentProblem> environment = new ArrayList<>();
  public final List<Ready> readiness = new ArrayList<>();
  public final List<ThreadFacts> threads = new ArrayList<>();
  public final List<Start.WaitFacts> waits = new ArrayList<>();
  public final List<Start.Stretch> way = new ArrayList<>();
  public final Map<String, String> reasons = new LinkedHashMap<>();
  private Agent agent = new Agent("0.1.0", 182.0, 214, 3, 0, List.of(), List.of(), 0);
  private Integer port;
  private String portFrom;
  private Double quota = 0.5;
  private String jvmVersion = "17.0.15+6";
  private int processors = 2;
  private String collector;
  private String sharing = "on";
  private String aotCache = "none";
  private List<String> otherAgents = List.of();
  private Long maxHeap;
  private Double cachedBind;
  private Instant container;
  private Outcome outcome = Outcome.NOT_BOUND;
  private Failure failure;
  private Bind bind;
  private Ready ready;
  private PlatformFacts platform;
  private Projection projection;
  private Verdict verdict = new Verdict(null, null, null, null);
  private Cpu cpu = new Cpu(420.0, 260.0, 110.0, 12.0, 2104, 60.0);

  public StartBuilder containerSecondsEarlier(long seconds) {
    container = PROCESS.minusSeconds(seconds);
    return this;
  }

  /** Cores that the start was given; {@code null} for all. */
  public StartBuilder quota(Double cores) {
    quota = cores;
    return this;
  }

  public StartBuilder bound(int port, String address, double atMillis) {
    boolean loopback = address.startsWith("127.") || address.equals("::1");
    outcome = Outcome.BOUND;
    bind = new Bind(port, address, loopback, atMillis, "main", "nio");
    listeners.add(
        new Listener(port, address, loopback, atMillis, "main", "nio", true, false, null));
    return this;
  }

  public StartBuilder listener(int port, String address, double atMillis) {
    boolean loopback = address.startsWith("127.");
    listeners.add(
        new Listener(port, address, loopback, atMillis, "main", "nio", false, false, null));
    return this;
  }

  public StartBuilder ended(Outcome how, String type, String message, String during) {
    outcome = how;
    failure = type == null ? null : new Failure(type, message, during);
    return this;
  }

  /** One that is there for something else, or that has been closed again. */
  public StartBuilder listener(int port, String address, boolean closed, String reserved) {
    listeners.add(new Listener(port, address, false, 400, "main", "nio", false, closed, reserved));
    return this;
  }

  /** Which port the start was for, by the variable PORT. */
  public StartBuilder port(int number) {
    port = number;
    portFrom = "PORT";
    return this;
  }

  /** What is wrong with the environment. */
  public StartBuilder variable(String id, String what, String... names) {
    environment.add(new EnvironmentProblem(id, List.of(names), what));
    return this;
  }

  /** This thread was on the way to the bind. */
  public StartBuilder stretch(String thread, double startMillis, double endMillis) {
    way.add(new Start.Stretch(thread, startMillis, endMillis));
    return this;
  }

  /** Within the wait of this span, another thread was waited for. */
  public StartBuilder waits(int span, String thread, double startMillis, double endMillis) {
    waits.add(new Start.WaitFacts(span, thread, startMillis, endMillis));
    return this;
  }

  public StartBuilder thread(String name, String kind, String doing) {
    threads.add(new ThreadFacts(name, kind, doing));
    return this;
  }

  /** A sign of being ready; the first one counts, unless {@link #ready} says otherwise. */
  public StartBuilder sign(double atMillis, String by) {
    readiness.add(new Ready(atMillis, by));
    ready = ready == null ? readiness.get(0) : ready;
    return this;
  }

  public StartBuilder ready(double atMillis, String by) {
    ready = new Ready(atMillis, by);
    return this;
  }

  public StartBuilder platform(String id, String name, Long deadlineMillis, String advice) {
    platform =
        new PlatformFacts(
            id,
            null,
            name,
            "DYNO",
            deadlineMillis,
            "the platform's manual",
            true,
            advice,
            false,
            false,
            null);
    return this;
  }

  /** A platform that was found in the environment. */
  public StartBuilder platform(
      String id, String name, Long deadlineMillis, boolean watchesHttp, Integer portDefault) {
    platform =
        new PlatformFacts(
            id,
            null,
            name,
            "MARKER",
            deadlineMillis,
            "the platform's manual",
            true,
            "Move it.",
            watchesHttp,
            false,
            portDefault);
    return this;
  }

  /** Its platform connects from the same machine. */
  public StartBuilder loopbackReachable() {
    PlatformFacts p = platform;
    platform =
        new PlatformFacts(
            p.id(),
            p.size(),
            p.name(),
            p.detectedBy(),
            p.deadlineMillis(),
            p.source(),
            p.verified(),
            p.advice(),
            p.watchesHttp(),
            true,
            p.portDefault());
    return this;
  }

  public StartBuilder verdict(Boolean inTime, Long deadline, Long budget, Double spare) {
    verdict = new Verdict(inTime, deadline, budget, spare);
    return this;
  }

  public StartBuilder agent(Double ownCpuMillis, long droppedEvents, String... warnings) {
    agent =
        new Agent("0.1.0", ownCpuMillis, 214, 3, droppedEvents, List.of(warnings), List.of(), 0);
    return this;
  }

  /** What was projected when; the last one is the start's projection. */
  public StartBuilder projected(
      double elapsed, double at, double low, double high, String basis, String text) {
    projections.add(new ProjectionPoint(elapsed, at, low, high, basis));
    projection = new Projection(at, low, high, text);
    return this;
  }

  public StartBuilder addedRtt(double addedMillis, String... rtt) {
    agent = new Agent("0.1.0", 182.0, 214, 3, 0, List.of(), List.of(rtt), addedMillis);
    return this;
  }

  public StartBuilder cpu(Double process, Double thread, Double jit, Double gc, Integer classes) {
    cpu = new Cpu(process, thread, jit, gc, classes, jit == null ? null : Math.rint(jit * 0.6));
    return this;
  }

  /** When the agent was called. */
  public StartBuilder premain(double atMillis) {
    premainMillis = atMillis;
    return this;
  }

  public StartBuilder share(String kind, String label, double millis, long count) {
    attribution.add(new Share(kind, label, millis, count));
    return this;
  }

  /** A slice right behind the last one, in which nothing waited for a processor. */
  public StartBuilder slice(double millis, double cpuMillis, double jitMillis, double roundTrips) {
    return slice(millis, cpuMillis, jitMillis, roundTrips, 0);
  }

  public StartBuilder slice(
      double millis, double cpuMillis, double jitMillis, double roundTrips, double waitedMillis) {
    double from = 0;
    for (Slice slice : slices) {
      from += slice.millis();
    }
    slices.add(new Slice(from, millis, cpuMillis, jitMillis, 0, waitedMillis, roundTrips, 0));
    return this;
  }

  /** Connects in the last slice. */
  public StartBuilder connects(double count) {
    Slice last = slices.remove(slices.size() - 1);
    slices.add(
        new Slice(
            last.startMillis(),
            last.millis(),
            last.cpuMillis(),
            last.jitMillis(),
            last.gcMillis(),
            last.waitedMillis(),
            last.roundTrips(),
            count));
    return this;
  }

  /** What the sampler saw on the thread main, inside a span or outside of all. */
  public StartBuilder sample(Integer span, String kind, String label, double millis, long count) {
    samples.add(new Sample(span, "main", kind, label, millis, count, null, null));
    return this;
  }

  /** Running code, most of it in one of the user's own methods. */
  public StartBuilder sample(Integer span, String label, double millis, String method) {
    samples.add(new Sample(span, "main", "cpu", label, millis, 1, method, millis * 0.9));
    return this;
  }

  /** A span of the thread main; its id is its place, from 0. */
  public StartBuilder span(Integer parent, String kind, String label, double start, double end) {
    return span(parent, "main", kind, label, start, end, end - start, 1, null);
  }

  public StartBuilder span(
      Integer parent,
      String thread,
      String kind,
      String label,
      double start,
      double end,
      double millis,
      long count,
      String error) {
    int id = spans.size();
    boolean open = error != null && error.equals("open");
    spans.add(
        new SpanFacts(
            id,
            parent,
            thread,
            kind,
            label,
            start,
            end,
            millis,
            millis,
            count,
            open,
            false,
            open ? null : error,
            0,
            List.of()));
    return this;
  }

  /** How many round trips the last span made by itself. */
  public StartBuilder roundTrips(long count) {
    SpanFacts last = spans.get(spans.size() - 1);
    return again(last, count, last.failures(), last.rows(), last.note());
  }

  /** How many of the last span's calls failed. */
  public StartBuilder failures(long count) {
    SpanFacts last = spans.get(spans.size() - 1);
    return again(last, last.roundTrips(), count, last.rows(), last.note());
  }

  /** What the last span says of itself: how many rows, and a note. */
  public StartBuilder says(Long rows, String note) {
    SpanFacts last = spans.get(spans.size() - 1);
    return again(last, last.roundTrips(), last.failures(), rows, note);
  }

  private StartBuilder again(
      SpanFacts last, long roundTrips, long failures, Long rows, String note) {
    spans.set(
        spans.size() - 1,
        new SpanFacts(
            last.id(),
            last.parent(),
            last.thread(),
            last.kind(),
            last.label(),
            last.startMillis(),
            last.endMillis(),
            last.millis(),
            last.selfMillis(),
            last.count(),
            last.open(),
            last.sampled(),
            last.error(),
            roundTrips,
            last.doublingMillis(),
            failures,
            rows,
            note));
    return this;
  }

  /** The JVM that it ran on. */
  public StartBuilder jvm(String version, int processors) {
    this.jvmVersion = version;
    this.processors = processors;
    return this;
  }

  /** Its garbage collector, {@code null} if that is not known, as by default. */
  public StartBuilder collector(String name) {
    this.collector = name;
    return this;
  }

  /** What the JVM says of class data sharing and of an AOT cache. */
  public StartBuilder sharing(String sharing, String aotCache) {
    this.sharing = sharing;
    this.aotCache = aotCache;
    return this;
  }

  /** When the port opened in a baseline that used the AOT cache. */
  public StartBuilder cachedBind(double millis) {
    cachedBind = millis;
    return this;
  }

  public StartBuilder otherAgents(String... names) {
    otherAgents = List.of(names);
    return this;
  }

  /** How large the heap may grow, not known by default; the limit of memory is 512 MB. */
  public StartBuilder maxHeap(long bytes) {
    maxHeap = bytes;
    return this;
  }

  public Start build() {
    return new Start(
        Start.SCHEMA,
        agent,
        new Jvm(
            jvmVersion,
            "Debian",
            4711,
            "com.acme.Main",
            processors,
            quota,
            536_870_912L,
            sharing,
            aotCache,
            otherAgents,
            collector,
            maxHeap,
            cachedBind),
        new Origin(container, PROCESS, premainMillis, premainMillis + 34.75),
        outcome,
        failure,
        bind,
        ready,
        List.copyOf(listeners),
        platform,
        verdict,
        List.copyOf(attribution),
        withSelfTimes(),
        cpu,
        List.copyOf(endpoints),
        List.copyOf(databases),
        List.copyOf(migrations),
        projection,
        List.copyOf(findings),
        List.copyOf(slices),
        null,
        List.copyOf(projections),
        List.copyOf(samples),
        null,
        List.copyOf(migrationRuns),
        List.copyOf(expectedDatabases),
        new Environment(port, portFrom, List.copyOf(environment)),
        List.copyOf(readiness),
        List.copyOf(threads),
        List.copyOf(waits),
        List.copyOf(way),
        reasons);
  }

  private List<SpanFacts> withSelfTimes() {
    double[] self = new double[spans.size()];
    for (SpanFacts span : spans) {
      self[span.id()] += span.millis();
      if (span.parent() != null) {
        self[span.parent()] -= span.millis();
      }
    }
    List<SpanFacts> done = new ArrayList<>();
    for (SpanFacts s : spans) {
      done.add(
          new SpanFacts(
              s.id(),
              s.parent(),
              s.thread(),
              s.kind(),
              s.label(),
              s.startMillis(),
              s.endMillis(),
              s.millis(),
              Math.max(0, self[s.id()]),
              s.count(),
              s.open(),
              s.sampled(),
              s.error(),
              s.roundTrips(),
              s.doublingMillis(),
              s.failures(),
              s.rows(),
              s.note()));
    }
    return List.copyOf(done);
  }
}
