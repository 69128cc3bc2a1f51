package io.github.prebind.analyse;

import io.github.prebind.Durations;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.SpanFacts;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The first thing to do about a start, in one or two sentences: what a finding says, else what
 * follows from the cause that cost the most. Stateless.
 */
public final class Advice {
  /** A cause below this share of the start is not worth a change of the app. */
  private static final double WORTH_SHARE = 0.1;

  private static final double WORTH_MILLIS = 200;

  /** Above this share of the start, waiting for a processor is what to speak of. */
  private static final double STARVED_SHARE = 0.25;

  /** Rules that are for certain, whatever else a start has cost. */
  private static final Set<String> UNREACHABLE = Set.of("bound-to-loopback", "wrong-port");

  private Advice() {}

  /** What to do first, or null where nothing stands out. */
  public static String first(Start start, Way way) {
    String reachable = unreachable(start);
    if (reachable != null) {
      return reachable;
    }
    if (start.outcome() == Start.Outcome.DIED) {
      return failed(start);
    }
    Finding finding = worst(start);
    Way.Part cause = dominating(way);
    Way.Part lock = cause == null ? null : LockWait.mostOf(way, cause);
    if (finding != null && !weighsMore(lock, finding) && !isASideNote(finding, cause)) {
      return finding.title() + ". " + finding.fix();
    }
    cause = lock != null ? lock : cause == null ? starved(way) : cause;
    return cause == null ? null : sentence(start, cause);
  }

  /** Nobody reaches the app: the rules have found the port open where it is not looked for. */
  private static String unreachable(Start start) {
    for (Finding finding : start.findings()) {
      if (UNREACHABLE.contains(finding.id()) && finding.level().equals("error")) {
        return finding.title() + ". " + finding.fix();
      }
    }
    return null;
  }

  /** How long it took is not what is wrong with a start that failed. */
  private static String failed(Start start) {
    String during = start.failure() == null ? null : start.failure().during();
    for (SpanFacts span : start.spans()) {
      if (span.error() == null || !span.label().equals(during)) {
        continue;
      }
      switch (span.kind()) {
        case "migration", "schema":
          return "A migration that fails in a step before the start leaves the running version"
              + " alone. "
              + elsewhere(start);
        case "lock":
          return LockWait.advice(span.label());
        case "connect", "dns", "tls", "pool":
          if (DatabaseAddress.isInProcess(start, remote(span.label()))) {
            return "Check that the files of "
                + remote(span.label())
                + " can be read and written here, and that no other process has them open.";
          }
          return "Check that "
              + remote(span.label())
              + " can be reached from here, and that the address is the one of this environment.";
        default:
          return null;
      }
    }
    return null;
  }

  private static Finding worst(Start start) {
    Finding worst = null;
    for (Finding finding : start.findings()) {
      if (finding.costMillis() == null && finding.level().equals("info")) {
        continue; // neither makes it fail nor makes it slow
      }
      if (worst == null || rank(finding) > rank(worst)) {
        worst = finding;
      }
    }
    return worst;
  }

  private static double rank(Finding finding) {
    double level =
        switch (finding.level()) {
          case "error" -> 2;
          case "warning" -> 1;
          default -> 0;
        };
    double cost = finding.costMillis() == null ? 0 : finding.costMillis();
    return level + cost / (cost + 1_000);
  }

  /** Information is the first thing to say only where nothing has cost more than it speaks of. */
  private static boolean isASideNote(Finding finding, Way.Part cause) {
    if (!finding.level().equals("info")) {
      return false;
    }
    Double cost = finding.costMillis();
    return cost == null || cause != null && cause.millis() > 2 * cost;
  }

  /** What makes a start fail for certain, without a cost in time, weighs more than any wait. */
  private static boolean weighsMore(Way.Part lock, Finding finding) {
    return lock != null && finding.costMillis() != null && lock.millis() > finding.costMillis();
  }

  /** The costliest kind, shown by its costliest row; null if nothing is worth a change. */
  static Way.Part dominating(Way way) {
    Map<String, Double> kinds = new HashMap<>();
    for (Way.Part row : way.rows()) {
      if (advises(row.kind())) {
        kinds.merge(row.kind(), row.millis(), Double::sum);
      }
    }
    Way.Part found = null;
    double most = Math.max(WORTH_MILLIS, WORTH_SHARE * way.endMillis());
    for (Way.Part row : way.rows()) {
      double millis = kinds.getOrDefault(row.kind(), 0.0);
      if (millis > most) {
        most = millis;
        found =
            new Way.Part(
                row.kind(),
                row.label(),
                row.startMillis(),
                row.endMillis(),
                millis,
                row.count(),
                row.span());
      }
    }
    return found;
  }

  /** A start in which nothing stands out may still have starved for processor time throughout. */
  private static Way.Part starved(Way way) {
    double waited = 0;
    for (Start.Share share : way.shares("cpu-wait")) {
      waited += share.millis();
    }
    return waited >= STARVED_SHARE * way.endMillis() && waited >= WORTH_MILLIS
        ? new Way.Part("cpu-wait", "", 0, 0, waited, 1, null)
        : null;
  }

  private static boolean advises(String kind) {
    return Way.isCause(kind) || kind.equals("cpu-wait") || kind.equals("class-loading");
  }

  /** {@code connect postgresql db:5432/app} without its verb. */
  private static String remote(String label) {
    return label.startsWith("connect ") ? label.substring(8) : label;
  }

  private static String sentence(Start start, Way.Part cause) {
    String cost = Durations.format(Math.round(cause.millis()));
    String label = cause.label();
    return switch (cause.kind()) {
      case "migration" -> "Migrations kept the port shut for " + cost + ". " + elsewhere(start);
      case "schema" ->
          "The schema was built or checked before the port opened ("
              + cost
              + "). Switch that off in production (Hibernate: hbm2ddl.auto=none) and leave the"
              + " schema to migrations outside of the start.";
      case "connect" -> connect(start, remote(label), cost);
      case "dns" ->
          "Looking up names took "
              + cost
              + " ("
              + label
              + "). Check the resolver and its search domains; a name that ends in a dot is asked"
              + " for only once.";
      case "tls" ->
          "TLS handshakes took " + cost + " (" + label + "). Reuse connections, or connect later.";
      case "sql" ->
          "SQL outside of migrations took "
              + cost
              + ". Load that data after the port is open, or with fewer statements.";
      case "pool" ->
          "The connection pool took "
              + cost
              + " ("
              + label
              + "). Let it fill in the background: a small minimum size, and no failing test of the"
              + " first connection.";
      case "sleep" ->
          "The start slept for "
              + cost
              + " ("
              + label
              + "). Wait for the event itself, or do this after the port is open.";
      case "process" ->
          "The start waited "
              + cost
              + " for another program ("
              + label
              + "). Run it while the image is built, or after the port is open.";
      case "http" ->
          "The start waited "
              + cost
              + " for an answer from "
              + label
              + ". Ask after the port is open, or with a short timeout and a default.";
      case "lock" ->
          "The start waited " + cost + " for a lock (" + label + "). " + LockWait.advice(label);
      case "wait" ->
          "The start waited "
              + cost
              + " for another thread ("
              + label
              + "). What that thread does can run on after the port is open.";
      case "cpu-wait" -> processors(start, cost);
      case "class-loading" ->
          "Loading classes took "
              + cost
              + ". "
              + (ClassArchive.isAskedFor(start.jvm())
                  ? "Fewer libraries and fewer beans load fewer of them."
                  : ClassArchive.advice(start));
      default -> label + " took " + cost + " before the port opened. Do it after the port is open.";
    };
  }

  private static String connect(Start start, String remote, String cost) {
    return DatabaseAddress.isInProcess(start, remote)
        ? "Opening "
            + remote
            + " took "
            + cost
            + ". This database runs inside the app, which loads its code and reads its files"
            + " meanwhile: open it after the port is open."
        : "Connecting to "
            + remote
            + " took "
            + cost
            + ". Check the address and the network between; a connect timeout makes a wrong one"
            + " fail early.";
  }

  /** Where migrations belong on this platform, as a sentence. */
  public static String elsewhere(Start start) {
    if (start.platform() != null
        && start.platform().advice() != null
        && !start.platform().advice().isBlank()) {
      return start.platform().advice();
    }
    return "Run migrations in a step of their own before the app starts, or open the port first and"
        + " migrate in the background.";
  }

  private static String processors(Start start, String cost) {
    Double quota = start.jvm().cpuQuota();
    String allowed =
        quota == null ? "" : "; only " + number(quota) + (quota == 1 ? " core is" : " cores are");
    return "The start waited "
        + cost
        + " for a processor"
        + (quota == null ? ": other processes on this machine had them" : allowed + " allowed")
        + ". A larger instance helps, and so does less work before the bind.";
  }

  private static String number(double value) {
    double rounded = Math.round(value * 100) / 100.0;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }
}
