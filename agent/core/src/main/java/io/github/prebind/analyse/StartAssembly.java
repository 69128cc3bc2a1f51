package io.github.prebind.analyse;

import io.github.prebind.OwnJar;
import io.github.prebind.Session;
import io.github.prebind.platform.JvmThreadStart;
import io.github.prebind.platform.Platform;
import io.github.prebind.platform.StartClock;
import io.github.prebind.record.Facts;
import io.github.prebind.record.Kind;
import io.github.prebind.record.Listening;
import io.github.prebind.record.LiveThreads;
import io.github.prebind.record.Secrets;
import io.github.prebind.record.SliceClock;
import io.github.prebind.record.TaskClock;
import io.github.prebind.record.ThreadRecord;
import io.github.prebind.start.Start;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes a {@link Start} of what the live recorder holds, at the bind or at the end. Reads what
 * other threads still write, so its figures are those of the instant to within what they did
 * meanwhile. Used by one thread at a time.
 */
public final class StartAssembly {
  /** A JVM alone takes less on one core; what takes longer is looked at. */
  private static final long LEAST_BEFORE_JVM_NANOS = 250_000_000L;

  /** What the processor had done by an instant, to be taken close to it. */
  public record CpuReading(SliceClock.Reading counts, int classesLoaded) {
    long processNanos() {
      return counts.cpuNanos();
    }

    TaskClock.JvmThreads jvmThreads() {
      return counts.jvmThreads();
    }
  }

  private static final int MOST_STRETCHES = 2_000;

  private final Session session;
  private final StartClock clock;
  private final Map<String, String> reasons = new TreeMap<>();

  public StartAssembly(Session session) {
    this.session = session;
    this.clock = session.clock();
  }

  /**
   * The facts.
   *
   * @param outcome how it stands
   * @param target the listener that the start was for, or {@code null}
   * @param endNanos the bind, or the end
   * @param cpu read when the end was noticed
   * @param ownCpuNanos what the agent has used, -1 if not known
   * @param version the agent's
   */
  public Start at(
      Start.Outcome outcome,
      Listening target,
      long endNanos,
      CpuReading cpu,
      long ownCpuNanos,
      String version) {
    Facts facts = session.facts;
    ThreadRecord binder = target == null ? null : session.recorder.recordOf(target.thread());
    SpanList spans = new SpanList(clock.startNanos(), endNanos, target, awaited(binder, endNanos));
    spans.add(session.main);
    for (ThreadRecord record : session.recorder.records()) {
      if (record != session.main && !record.ignored) {
        spans.add(record);
      }
    }
    Double bindThreadMillis =
        target == null || target.threadCpuNanos() < 0 ? null : target.threadCpuNanos() / 1e6;
    reason(
        "cpu.bindThreadMillis", bindThreadMillis, target == null ? "no port opened" : "not known");
    reason(
        "prebind.ownCpuMillis",
        ownCpuNanos < 0 ? null : "",
        "there is no /proc to read the threads' time from");
    // Read once: the app's threads go on, and the reasons must fit what the report says.
    Start.Failure failure = FailureOfStart.of(session, outcome);
    Facts.ReadyEvent ready = facts.ready();
    long mainNanos = facts.mainNanos();
    Attribution attribution = attribution(binder, endNanos, cpu);
    List<StartPath.Segment> stretches = way(binder, endNanos);
    List<StartPath.Segment> way = StartPath.threads(stretches, attribution.awaitedNanos());
    EndpointList endpoints =
        new EndpointList(
            target == null ? session.recorder.endpointCounts() : target.endpointCounts(), way);
    return new Start(
        Start.SCHEMA,
        new Start.Agent(
            version,
            ownCpuNanos < 0 ? null : ownCpuNanos / 1e6,
            session.weaver.wovenClasses(),
            session.weaver.skippedMethods(),
            session.recorder.dropped(),
            session.problems.told(),
            session.settings.rttAsTyped(),
            endpoints.wayAddedMillis()),
        JvmSection.of(session, flags(), cpu.jvmThreads(), reasons),
        new Start.Origin(
            clock.container(),
            clock.process(),
            millis(session.premainNanos),
            mainNanos == 0 ? null : millis(mainNanos)),
        outcome,
        failure,
        target == null
            ? null
            : new Start.Bind(
                target.port(),
                target.address(),
                target.loopback(),
                millis(target.atNanos()),
                threadName(target),
                target.transport()),
        ready == null ? null : new Start.Ready(millis(ready.atNanos()), ready.by()),
        listeners(target),
        platform(),
        verdict(target, endNanos),
        attribution.shares(),
        spans.spans(),
        new Start.Cpu(
            cpu.processNanos() < 0 ? null : cpu.processNanos() / 1e6,
            bindThreadMillis,
            cpu.jvmThreads() == null ? null : cpu.jvmThreads().jitNanos() / 1e6,
            cpu.jvmThreads() == null ? null : cpu.jvmThreads().gcNanos() / 1e6,
            cpu.classesLoaded(),
            cpu.jvmThreads() == null ? null : cpu.jvmThreads().c2Nanos() / 1e6),
        endpoints(endpoints),
        databases(),
        migrations(endNanos, outcome == Start.Outcome.BOUND ? "running" : "interrupted"),
        projection(endNanos),
        new ArrayList<>(),
        slices(way, endNanos, cpu),
        null,
        session.projections() == null ? List.of() : session.projections().points(millis(endNanos)),
        spans.samples(),
        null,
        MigrationList.runs(facts, clock, endNanos),
        ExpectedDatabases.of(session),
        environment(),
        readiness(),
        target == null ? threads() : List.of(),
        spans.waits(),
        stretches(stretches),
        reasons(outcome, cpu, failure, ready, mainNanos));
  }

  /**
   * The facts at the bind with what has come to pass since: ready, more listeners, databases and
   * migrations. Where the time to the bind went is not looked up again: calls that have been made
   * since are folded into the spans by now.
   */
  public Start atReady(Start atBind, Listening target) {
    Facts.ReadyEvent ready = session.facts.ready();
    reasons.putAll(atBind.reasons());
    reasons.remove("ready");
    Start.Agent agent = atBind.prebind();
    return new Start(
        atBind.schema(),
        new Start.Agent(
            agent.version(),
            agent.ownCpuMillis(),
            agent.wovenClasses(),
            agent.skippedMethods(),
            agent.droppedEvents(),
            session.problems.told(),
            agent.addedRtt(),
            agent.addedRttMillis()),
        atBind.jvm(),
        atBind.origin(),
        atBind.outcome(),
        atBind.failure(),
        atBind.bind(),
        new Start.Ready(millis(ready.atNanos()), ready.by()),
        listeners(target),
        atBind.platform(),
        atBind.verdict(),
        atBind.attribution(),
        atBind.spans(),
        atBind.cpu(),
        atBind.endpoints(),
        databases(),
        migrations(Math.max(target.atNanos(), ready.atNanos()), "running"),
        atBind.projection(),
        atBind.findings(),
        atBind.slices(),
        null,
        atBind.projections(),
        atBind.samples(),
        null,
        atBind.migrationRuns(),
        atBind.expectedDatabases(),
        atBind.environment(),
        readiness(),
        atBind.threads(),
        atBind.waits(),
        atBind.way(),
        reasons);
  }

  private AwaitedThreads awaited(ThreadRecord binder, long endNanos) {
    return new AwaitedThreads(session.recorder.waits(), binder, endNanos);
  }

  private Attribution attribution(ThreadRecord binder, long endNanos, CpuReading cpu) {
    Attribution all = new Attribution(awaited(binder, endNanos));
    long start = clock.startNanos();
    long premainEnd = session.premainEndNanos();
    long main = session.facts.mainNanos() == 0 ? premainEnd : session.facts.mainNanos();
    long from = Math.min(main, endNanos);
    long own = start;
    start = jvmNanos(own);
    if (start > own) {
      all.add(Kind.PROCESS, Way.BEFORE_JVM, Math.min(start, endNanos) - own, 1);
    }
    long boot = flags().agentsAhead() > 0 ? JvmThreadStart.nanos() : -1;
    if (boot > start && boot < session.premainNanos) {
      all.add(Kind.JVM, "JVM start", Math.min(boot, endNanos) - start, 1);
      all.add(
          Kind.AGENTS,
          "agents ahead of prebind, and the JVM's modules",
          Math.min(session.premainNanos, endNanos) - boot,
          1);
    } else {
      all.add(Kind.JVM, "JVM start", Math.min(session.premainNanos, endNanos) - start, 1);
    }
    all.add(Kind.AGENTS, "prebind", Math.min(premainEnd, from) - session.premainNanos, 1);
    boolean others = !flags().otherAgents().isEmpty();
    all.add(
        others ? Kind.AGENTS : Kind.JVM,
        others ? "agents behind prebind, and the main class" : "loading the main class",
        from - Math.min(premainEnd, from),
        1);
    for (StartPath.Segment segment : StartPath.of(session.main, binder, from, endNanos)) {
      all.add(segment);
    }
    split(all, cpu);
    return all;
  }

  /**
   * When this process became a JVM: behind {@code startNanos} only where it took longer to that
   * than from there to the agent, since the java command itself takes some of it, and more where
   * its files come from a slow disk.
   */
  private long jvmNanos(long startNanos) {
    if (session.premainNanos - startNanos < LEAST_BEFORE_JVM_NANOS) {
      return startNanos;
    }
    long launch = JvmThreadStart.launchNanos();
    boolean before = launch - startNanos >= LEAST_BEFORE_JVM_NANOS;
    return before && launch - startNanos > session.premainNanos - launch ? launch : startNanos;
  }

  /**
   * What a thread waited for a processor while compilers and collectors had one is theirs, in
   * proportion to the CPU time that they took of all that the other threads took.
   */
  private static void split(Attribution all, CpuReading cpu) {
    if (cpu.jvmThreads() == null || cpu.processNanos() <= 0) {
      return;
    }
    double waited = all.nanos(Kind.CPU_WAIT);
    double process = cpu.processNanos();
    all.move(
        Kind.CPU_WAIT,
        Kind.JIT,
        "compilers had the processor (estimate)",
        Math.min(cpu.jvmThreads().jitNanos(), waited * cpu.jvmThreads().jitNanos() / process));
    all.move(
        Kind.CPU_WAIT,
        Kind.GC,
        "collectors had the processor (estimate)",
        Math.min(cpu.jvmThreads().gcNanos(), waited * cpu.jvmThreads().gcNanos() / process));
  }

  private JvmFlags flags;

  private JvmFlags flags() {
    if (flags == null) {
      URL jar = OwnJar.location();
      String path = jar == null ? "" : jar.getPath();
      flags = JvmFlags.read(path.substring(path.lastIndexOf('/') + 1));
    }
    return flags;
  }

  private List<Start.Listener> listeners(Listening target) {
    List<Start.Listener> all = new ArrayList<>();
    List<Listening> open = session.facts.openAtExit();
    for (Listening one : session.facts.listeners()) {
      all.add(
          new Start.Listener(
              one.port(),
              one.address(),
              one.loopback(),
              millis(one.atNanos()),
              threadName(one),
              one.transport(),
              one == target,
              one != target && !isAmong(open, one),
              one.reserved()));
      reason("listeners.reserved", one.reserved(), "nothing says that it is not the app's own");
    }
    return all;
  }

  /** By identity: the JDK keeps what a record's own {@code equals} is made of, and with it us. */
  private static boolean isAmong(List<Listening> listeners, Listening one) {
    for (Listening other : listeners) {
      if (other == one) {
        return true;
      }
    }
    return false;
  }

  /** As in the spans: a thread may have been renamed since it was met first. */
  private String threadName(Listening listener) {
    ThreadRecord record = session.recorder.recordOf(listener.thread());
    return record == null ? Secrets.scrub(listener.threadName()) : record.name;
  }

  private Start.PlatformFacts platform() {
    Platform found = session.platform();
    return found == null
        ? null
        : new Start.PlatformFacts(
            found.id(),
            found.size(),
            found.name(),
            found.detectedBy(),
            found.deadlineMillis(),
            found.deadlineSource(),
            found.verified(),
            found.advice(),
            found.watchesHttp(),
            found.loopbackReachable(),
            found.portDefault());
  }

  private Start.Environment environment() {
    Integer port = session.settings.targetPort();
    String from = session.settings.port() != null ? "port" : port == null ? null : "PORT";
    reason("environment.port", port, "neither the setting port nor the variable PORT names one");
    reason(
        "environment.portFrom", port, "neither the setting port nor the variable PORT names one");
    return new Start.Environment(port, from, session.environment);
  }

  private List<Start.Ready> readiness() {
    List<Start.Ready> all = new ArrayList<>();
    for (Facts.ReadyEvent one : session.facts.readySigns()) {
      all.add(new Start.Ready(millis(one.atNanos()), one.by()));
    }
    return all;
  }

  private List<Start.ThreadFacts> threads() {
    List<Start.ThreadFacts> all = new ArrayList<>();
    for (LiveThreads.Doing one : LiveThreads.of(session.recorder)) {
      all.add(new Start.ThreadFacts(one.name(), one.kind().id(), one.what()));
    }
    return all;
  }

  private Start.Verdict verdict(Listening target, long endNanos) {
    Long deadline = session.deadlineMillis();
    Long budget = session.settings.budgetMillis();
    Long limit = deadline == null || (budget != null && budget < deadline) ? budget : deadline;
    if (limit == null) {
      reason("verdict.inTime", null, "neither a deadline nor a budget is known");
      return new Start.Verdict(null, null, null, null);
    }
    double spare = limit - (endNanos - clock.deadlineStartNanos()) / 1e6;
    return new Start.Verdict(target != null && spare >= 0, deadline, budget, spare);
  }

  /** The threads' stretches of the way, from the process's start. */
  private List<StartPath.Segment> way(ThreadRecord binder, long endNanos) {
    return StartPath.of(session.main, binder, clock.startNanos(), endNanos);
  }

  private List<Start.Stretch> stretches(List<StartPath.Segment> segments) {
    List<Start.Stretch> all = new ArrayList<>();
    if (segments.size() <= MOST_STRETCHES) {
      for (StartPath.Segment one : segments) {
        all.add(
            new Start.Stretch(one.thread().name, millis(one.fromNanos()), millis(one.toNanos())));
      }
    }
    return all;
  }

  private List<Start.Slice> slices(
      List<StartPath.Segment> segments, long endNanos, CpuReading cpu) {
    List<ThreadRecord> way = new ArrayList<>();
    for (StartPath.Segment segment : segments) {
      if (!way.contains(segment.thread())) {
        way.add(segment.thread());
      }
    }
    return SliceList.of(
        session.slices().before(endNanos), clock.startNanos(), endNanos, cpu.counts(), way);
  }

  private List<Start.Endpoint> endpoints(EndpointList list) {
    List<Start.Endpoint> all = list.endpoints();
    for (Start.Endpoint one : all) {
      reason(
          "endpoints.rttMillis",
          one.rttMillis(),
          "no thread has waited for a connect that succeeded, so its length is not the network's");
    }
    return all;
  }

  private List<Start.Database> databases() {
    List<Start.Database> all = new ArrayList<>();
    for (Facts.DatabaseFact one : session.facts.databases()) {
      all.add(
          new Start.Database(
              one.product(),
              one.version(),
              one.url(),
              one.pool(),
              session.facts.poolSettings(one.url())));
      reason("databases.pool", one.pool(), "no pool that is known stands before it");
    }
    return all;
  }

  private List<Start.Migration> migrations(long endNanos, String open) {
    List<Start.Migration> all = MigrationList.of(session.facts, endNanos, open);
    for (Start.Migration one : all) {
      reason(
          "migrations.scriptBytes",
          one.scriptBytes(),
          "it has no script of its own, or nothing was told of its size before it ran");
    }
    return all;
  }

  private Start.Projection projection(long endNanos) {
    RunningProjections all = session.projections();
    if (all == null) {
      boolean baseline = session.settings.baseline() != null;
      reasons.put(
          "projection",
          baseline
              ? RunningProjections.OVER
              : "neither a baseline was given nor were migrations pending for long");
      return null;
    }
    RunningProjection last = all.last(millis(endNanos));
    if (last == null) {
      reasons.put("projection", all.whyNot());
      return null;
    }
    return new Start.Projection(
        last.atMillis(), last.lowMillis(), last.highMillis(), last.grounds());
  }

  private Map<String, String> reasons(
      Start.Outcome outcome,
      CpuReading cpu,
      Start.Failure failure,
      Facts.ReadyEvent ready,
      long mainNanos) {
    if (outcome != Start.Outcome.BOUND) {
      Integer port = session.settings.targetPort();
      reasons.put("bind", port == null ? "no port was opened" : "nothing listened on port " + port);
    }
    if (outcome == Start.Outcome.BOUND || outcome == Start.Outcome.NOT_BOUND) {
      reason("failure", failure, "the start did not fail");
    }
    reason(
        "ready",
        ready,
        session.settings.ready().equals("off") ? "ready=off" : "nothing has said so yet");
    reason("platform", session.platform(), "no platform was set or found in the environment");
    reason(
        "origin.container", clock.container(), "this process is not known to run in a container");
    Platform found = session.platform();
    reason("platform.size", found == null ? "" : found.size(), "no instance size was set or found");
    reason(
        "platform.deadlineMillis",
        found == null ? "" : found.deadlineMillis(),
        "this platform has no deadline for the port, or none is known");
    reason(
        "platform.portDefault",
        found == null ? "" : found.portDefault(),
        "this platform names the port in $PORT, or no default of it is known");
    reason(
        "verdict.deadlineMillis",
        session.deadlineMillis(),
        "no deadline was set, and none is known of a platform");
    reason("verdict.budgetMillis", session.settings.budgetMillis(), "no budget was set");
    reason("verdict.spareMillis", reasons.get("verdict.inTime") == null ? "" : null, "no limit");
    reason("failure.during", failure == null ? "" : failure.during(), "no timed call was open");
    reason(
        "origin.mainMillis",
        mainNanos == 0 ? null : "",
        "the launcher did not get to the main class, or started it by another way");
    reasons.put("runs", "these are the facts of one start");
    reasons.put("rehearsal", "the start was not held to fewer cores");
    reason(
        "cpu.processMillis",
        cpu.processNanos() < 0 ? null : "",
        "the JVM does not tell the process's CPU time");
    reason("cpu.jitMillis", cpu.jvmThreads(), "there is no /proc to read the threads' time from");
    reason("cpu.gcMillis", cpu.jvmThreads(), "there is no /proc to read the threads' time from");
    reason("cpu.c2Millis", cpu.jvmThreads(), "there is no /proc to read the threads' time from");
    return reasons;
  }

  private void reason(String path, Object value, String why) {
    if (value == null) {
      reasons.put(path, why);
    }
  }

  private double millis(long nanos) {
    return (nanos - clock.startNanos()) / 1e6;
  }
}
