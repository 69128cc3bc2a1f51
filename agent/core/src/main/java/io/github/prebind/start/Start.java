package io.github.prebind.start;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The facts of one start, as the report file holds them (schema {@code prebind/1}). Immutable.
 *
 * <p>Times are milliseconds since {@link Origin#process()}, decimals allowed. A part that is {@code
 * null} has its reason in {@link #reasons()}, keyed by its path in the report, for example {@code
 * "cpu.jitMillis"}.
 */
public record Start(
    String schema,
    Agent prebind,
    Jvm jvm,
    Origin origin,
    Outcome outcome,
    Failure failure,
    Bind bind,
    Ready ready,
    List<Listener> listeners,
    PlatformFacts platform,
    Verdict verdict,
    List<Share> attribution,
    List<SpanFacts> spans,
    Cpu cpu,
    List<Endpoint> endpoints,
    List<Database> databases,
    List<Migration> migrations,
    Projection projection,
    List<Finding> findings,
    List<Slice> slices,
    Runs runs,
    List<ProjectionPoint> projections,
    List<Sample> samples,
    Rehearsal rehearsal,
    List<MigrationRun> migrationRuns,
    List<ExpectedDatabase> expectedDatabases,
    Environment environment,
    List<Ready> readiness,
    List<ThreadFacts> threads,
    List<WaitFacts> waits,
    List<Stretch> way,
    Map<String, String> reasons) {

  /** The id of the report format that this version writes. */
  public static final String SCHEMA = "prebind/1";

  /** The same facts, as the median of several starts. */
  public Start withRuns(Runs several) {
    return with(prebind, findings, several, rehearsal);
  }

  /** The same facts, of a start that was rehearsed; the report's warnings say so too. */
  public Start rehearsed(Rehearsal how) {
    List<String> warnings = new ArrayList<>(prebind.warnings());
    warnings.add(how.text());
    Agent warned =
        new Agent(
            prebind.version(),
            prebind.ownCpuMillis(),
            prebind.wovenClasses(),
            prebind.skippedMethods(),
            prebind.droppedEvents(),
            warnings,
            prebind.addedRtt(),
            prebind.addedRttMillis());
    return with(warned, findings, runs, how);
  }

  private Start with(Agent agent, List<Finding> found, Runs several, Rehearsal how) {
    Map<String, String> known = new TreeMap<>(reasons);
    if (several != null) {
      known.remove("runs");
    }
    if (how != null) {
      known.remove("rehearsal");
    }
    for (Finding finding : found) {
      if (finding.costMillis() == null) {
        known.put("findings.costMillis", "it makes the start fail, or tells of no time of its own");
      }
    }
    return new Start(
        schema,
        agent,
        jvm,
        origin,
        outcome,
        failure,
        bind,
        ready,
        listeners,
        platform,
        verdict,
        attribution,
        spans,
        cpu,
        endpoints,
        databases,
        migrations,
        projection,
        found,
        slices,
        several,
        projections,
        samples,
        how,
        migrationRuns,
        expectedDatabases,
        environment,
        readiness,
        threads,
        waits,
        way,
        known);
  }

  /** The same start with what has been diagnosed. */
  public Start withFindings(List<Finding> found) {
    return with(prebind, found, runs, rehearsal);
  }

  /** A text that the report never leaves out is empty where it is not known. */
  private static String text(String value) {
    return value == null ? "" : value;
  }

  /** How the start ended. */
  public enum Outcome {
    BOUND("bound"),
    DIED("died"),
    STOPPED("stopped"),
    NOT_BOUND("not bound");

    private final String id;

    Outcome(String id) {
      this.id = id;
    }

    /** The name in the report. */
    public String id() {
      return id;
    }
  }

  /**
   * The agent itself. {@code ownCpuMillis} is the CPU time that it took up to the bind; skipped and
   * dropped are counts.
   *
   * @param addedRtt the round-trip times that this rehearsal added, as they were asked for; empty
   *     if it was none
   * @param addedRttMillis what that has added on the way to the bind
   */
  public record Agent(
      String version,
      Double ownCpuMillis,
      int wovenClasses,
      int skippedMethods,
      long droppedEvents,
      List<String> warnings,
      List<String> addedRtt,
      double addedRttMillis) {}

  /**
   * The JVM that started.
   *
   * @param collector the garbage collector, and the option that asked for it if one did; null if
   *     that is not known
   * @param maxHeapBytes how large the heap may grow, as the JVM itself says; null if that is not
   *     known
   * @param cachedBindMillis when the port opened in the baseline, if that start used an AOT cache;
   *     null if there is none such
   */
  public record Jvm(
      String version,
      String vendor,
      long pid,
      String mainClass,
      int processors,
      Double cpuQuota,
      Long memoryLimitBytes,
      String cds,
      String aotCache,
      List<String> otherAgents,
      String collector,
      Long maxHeapBytes,
      Double cachedBindMillis) {
    public Jvm {
      version = text(version);
      vendor = text(vendor);
      mainClass = text(mainClass);
    }
  }

  /** Where the clocks began. */
  public record Origin(
      Instant container, Instant process, double premainMillis, Double mainMillis) {}

  /**
   * The exception or signal that ended the start, and the span that was open on the way to the
   * bind.
   */
  public record Failure(String type, String message, String during) {
    public Failure {
      type = text(type);
      message = text(message);
    }
  }

  /** The opening of the target port. */
  public record Bind(
      int port,
      String address,
      boolean loopback,
      double atMillis,
      String thread,
      String transport) {
    public Bind {
      address = text(address);
      thread = text(thread);
      transport = text(transport);
    }
  }

  /** The first instant at which the app served; {@code by} names the event or the path. */
  public record Ready(double atMillis, String by) {
    public Ready {
      by = text(by);
    }
  }

  /**
   * One listening socket of this process.
   *
   * @param closed whether the app had closed it again when the facts were taken
   * @param reserved what it is there for if it cannot be the app's own port, as JMX; else null
   */
  public record Listener(
      int port,
      String address,
      boolean loopback,
      double atMillis,
      String thread,
      String transport,
      boolean target,
      boolean closed,
      String reserved) {
    public Listener {
      address = text(address);
      thread = text(thread);
      transport = text(transport);
    }
  }

  /**
   * The platform that the start ran on, with the source of its deadline and one sentence of advice.
   *
   * @param watchesHttp whether it waits for an HTTP answer; false: an open port is enough
   * @param loopbackReachable whether a listener on 127.0.0.1 is good enough for it
   * @param portDefault the port it expects where {@code $PORT} does not say; null if none is known
   */
  public record PlatformFacts(
      String id,
      String size,
      String name,
      String detectedBy,
      Long deadlineMillis,
      String source,
      boolean verified,
      String advice,
      boolean watchesHttp,
      boolean loopbackReachable,
      Integer portDefault) {}

  /** In time or not. {@code inTime} is null where there is neither deadline nor budget. */
  public record Verdict(
      Boolean inTime, Long deadlineMillis, Long budgetMillis, Double spareMillis) {}

  /** A part of the way to the bind: exclusive time, so the parts add up to the bind. */
  public record Share(String kind, String label, double millis, long count) {}

  /**
   * One timed call, or the {@code count} equal calls below one parent folded into one.
   *
   * @param millis the sum of the durations, which is less than end minus start for folded calls
   * @param selfMillis the same without the time of the spans below
   * @param sampled whether it was seen by the sampler rather than by a hook
   * @param roundTrips counted while this was the innermost open span of its thread, so without
   *     those of the spans below; 0 also in a report whose endpoints have no count
   * @param doublingMillis when the 2nd, 4th, 8th ... of eight or more folded calls began, which
   *     tells how evenly they came: compiled code makes more of them in the same time
   * @param failures how many of the calls failed; 0 also in a report of an earlier version
   * @param rows how many rows the calls read or changed; null if one of them did not tell
   * @param note what its library says of it, such as who holds a lock; null for nearly all
   */
  public record SpanFacts(
      int id,
      Integer parent,
      String thread,
      String kind,
      String label,
      double startMillis,
      double endMillis,
      double millis,
      double selfMillis,
      long count,
      boolean open,
      boolean sampled,
      String error,
      long roundTrips,
      List<Double> doublingMillis,
      long failures,
      Long rows,
      String note) {
    /** A call, or folded ones, of which those that failed were not counted. */
    public SpanFacts(
        int id,
        Integer parent,
        String thread,
        String kind,
        String label,
        double startMillis,
        double endMillis,
        double millis,
        double selfMillis,
        long count,
        boolean open,
        boolean sampled,
        String error,
        long roundTrips,
        List<Double> doublingMillis) {
      this(
          id,
          parent,
          thread,
          kind,
          label,
          startMillis,
          endMillis,
          millis,
          selfMillis,
          count,
          open,
          sampled,
          error,
          roundTrips,
          doublingMillis,
          0,
          null,
          null);
    }
  }

  /**
   * What the sampler saw a thread do inside one span, or outside of all: running code by its
   * package, loading classes, waiting for a processor. What it saw a thread wait for otherwise is a
   * span.
   *
   * @param span the id of the innermost span that was open, null outside of all
   * @param count how many times it was seen to begin
   * @param method the user's own method that was seen most as the innermost one outside of the JDK,
   *     null if there was none
   * @param methodMillis how long that one was seen on the processor
   */
  public record Sample(
      Integer span,
      String thread,
      String kind,
      String label,
      double millis,
      long count,
      String method,
      Double methodMillis) {}

  /**
   * CPU time up to the bind or the end.
   *
   * @param jitMillis of all compilers
   * @param c2Millis the part of it that the optimising compiler took
   */
  public record Cpu(
      Double processMillis,
      Double bindThreadMillis,
      Double jitMillis,
      Double gcMillis,
      Integer classesLoaded,
      Double c2Millis) {}

  /**
   * A piece of the way to the bind, in the order of time and without a gap; for the projection.
   *
   * @param millis how long it was
   * @param cpuMillis CPU time of the whole process in it
   * @param jitMillis the compilers' part of it
   * @param gcMillis the collectors' part of it
   * @param waitedMillis how long the main thread could have run in it and had no processor
   * @param roundTrips to remote addresses, by the threads on the way
   * @param connects the same
   */
  public record Slice(
      double startMillis,
      double millis,
      double cpuMillis,
      double jitMillis,
      double gcMillis,
      double waitedMillis,
      double roundTrips,
      double connects) {}

  /**
   * A remote address that the start connected to, before the bind.
   *
   * @param waitMillis spent connecting, and from a request's last write to the first data of its
   *     answer; of all threads together
   * @param wayConnects those made by the threads on the way to the bind
   * @param wayRoundTrips those made by the threads on the way to the bind
   * @param rttMillis the round-trip time here: the shortest TCP connect that succeeded
   */
  public record Endpoint(
      String host,
      int port,
      long connects,
      Long roundTrips,
      double waitMillis,
      Long wayConnects,
      Long wayRoundTrips,
      Double rttMillis) {}

  /**
   * A database that the start connected to; the URL is without secrets.
   *
   * @param poolSettings what the pool gives to the driver or the database: the names of properties,
   *     and queries of its own without their literals
   */
  public record Database(
      String product, String version, String url, String pool, List<String> poolSettings) {
    public Database {
      product = text(product);
      version = text(version);
      url = text(url);
      poolSettings = poolSettings == null ? List.of() : poolSettings;
    }

    /** One whose pool has no settings of its own. */
    public Database(String product, String version, String url, String pool) {
      this(product, version, url, pool, List.of());
    }
  }

  /**
   * One migration, change set or schema command that ran.
   *
   * @param scriptBytes how large its script is, where it has one and somebody wanted to know
   */
  public record Migration(
      String tool,
      String id,
      String description,
      double millis,
      Long statements,
      String outcome,
      Long scriptBytes) {
    public Migration {
      tool = text(tool);
      id = text(id);
      description = text(description);
      outcome = text(outcome);
    }
  }

  /**
   * One migrate or update command that got as far as its history table, whether it found anything
   * to migrate or not.
   *
   * @param url of the database, without secrets; empty if it is not known
   * @param table the history table, with its schema where that is known
   */
  public record MigrationRun(
      String tool, String url, String table, double startMillis, double millis) {
    public MigrationRun {
      tool = text(tool);
      url = text(url);
      table = text(table);
    }
  }

  /**
   * A database product that production is said to have.
   *
   * @param by what says so: the setting, a variable's name, or a driver's class
   */
  public record ExpectedDatabase(String product, String by) {
    public ExpectedDatabase {
      product = text(product);
      by = text(by);
    }
  }

  /** The expected instant of the bind: the last one that was projected before it. */
  public record Projection(double atMillis, double lowMillis, double highMillis, String basis) {}

  /**
   * What was projected while the app started, to be held against the bind.
   *
   * @param elapsedMillis when it was projected
   * @param basis {@code baseline}, or {@code migrations}, which tells when these end and so not
   *     before when the port opens
   */
  public record ProjectionPoint(
      double elapsedMillis, double atMillis, double lowMillis, double highMillis, String basis) {}

  /** A diagnosis. */
  public record Finding(
      String id, String level, String title, String evidence, Double costMillis, String fix) {}

  /**
   * What several starts of one app had, of which this one is the median; null for a single start.
   *
   * @param count how many starts there were
   * @param bindMillis when the port opened, in the order of the starts; those that never opened it
   *     are left out
   * @param readyMillis the same for ready
   * @param causes what took how long in each start that opened its port
   */
  public record Runs(
      int count, List<Double> bindMillis, List<Double> readyMillis, List<Cause> causes) {}

  /**
   * That the start was held to fewer cores than this machine has; null where it was not.
   *
   * @param means how that was done
   */
  public record Rehearsal(double cpus, String means) {
    public Rehearsal {
      means = Start.text(means);
    }

    /** {@code rehearsed on 0.25 cores, by a CPU quota of the kernel (cgroup v1)}. */
    public String text() {
      String cores = cpus == Math.rint(cpus) ? Long.toString((long) cpus) : Double.toString(cpus);
      return "rehearsed on " + cores + (cpus == 1 ? " core" : " cores") + ", by " + means;
    }
  }

  /**
   * What the environment told the start, and what is wrong with it. Of variables there are names
   * here and never values, except for the port's number.
   *
   * @param port which port the start was for; null if it was to be learned
   * @param portFrom {@code PORT} for the variable, {@code port} for the setting; null for neither
   */
  public record Environment(Integer port, String portFrom, List<EnvironmentProblem> problems) {}

  /**
   * One thing that is wrong with variables of the environment.
   *
   * @param id of the rule that tells more of it
   * @param names of the variables
   * @param what is wrong, as the rest of a sentence that begins with the names
   */
  public record EnvironmentProblem(String id, List<String> names, String what) {
    public EnvironmentProblem {
      what = text(what);
    }
  }

  /**
   * What a thread that keeps the app alive did when a start ended without its port open.
   *
   * @param kind as of a span
   * @param doing in words, with the user's own frame where there is one
   */
  public record ThreadFacts(String name, String kind, String doing) {}

  /**
   * One time that a thread waited for another one of the app's own.
   *
   * @param span the wait's span; several waits may be folded into one
   * @param thread the one that was waited for: it did the last step to it
   */
  public record WaitFacts(int span, String thread, double startMillis, double endMillis) {}

  /**
   * One thread's stretch of the way to the bind; the stretches follow each other without a gap.
   * There are none in a report of an earlier version, and where there would be very many.
   */
  public record Stretch(String thread, double startMillis, double endMillis) {}

  /** One cause of a start's length, in each of several starts; 0 where a start did not have it. */
  public record Cause(String kind, String label, List<Double> millis) {}
}
