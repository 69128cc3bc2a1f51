package io.github.prebind.start;

import java.time.Instant;
import java.util.List;
import java.util.Map;

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
    Map<String, String> reasons) {

  /** The id of the report format that this version writes. */
  public static final String SCHEMA = "prebind/1";

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
   */
  public record Agent(
      String version,
      Double ownCpuMillis,
      int wovenClasses,
      int skippedMethods,
      long droppedEvents,
      List<String> warnings) {}

  /** The JVM that started. */
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
      List<String> otherAgents) {
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

  /** One listening socket of this process. */
  public record Listener(
      int port,
      String address,
      boolean loopback,
      double atMillis,
      String thread,
      String transport,
      boolean target) {
    public Listener {
      address = text(address);
      thread = text(thread);
      transport = text(transport);
    }
  }

  /**
   * The platform that the start ran on, with the source of its deadline and one sentence of advice.
   */
  public record PlatformFacts(
      String id,
      String size,
      String name,
      String detectedBy,
      Long deadlineMillis,
      String source,
      boolean verified,
      String advice) {}

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
      String error) {}

  /** CPU time up to the bind or the end. */
  public record Cpu(
      Double processMillis,
      Double bindThreadMillis,
      Double jitMillis,
      Double gcMillis,
      Integer classesLoaded) {}

  /** A remote address that the start connected to. */
  public record Endpoint(
      String host, int port, long connects, Long roundTrips, double waitMillis) {}

  /** A database that the start connected to; the URL is without secrets. */
  public record Database(String product, String version, String url, String pool) {
    public Database {
      product = text(product);
      version = text(version);
      url = text(url);
    }
  }

  /** One migration, change set or schema command that ran. */
  public record Migration(
      String tool, String id, String description, double millis, Long statements, String outcome) {
    public Migration {
      tool = text(tool);
      id = text(id);
      description = text(description);
      outcome = text(outcome);
    }
  }

  /** The expected instant of the bind. */
  public record Projection(double atMillis, double lowMillis, double highMillis, String basis) {}

  /** A diagnosis. */
  public record Finding(
      String id, String level, String title, String evidence, Double costMillis, String fix) {}
}
