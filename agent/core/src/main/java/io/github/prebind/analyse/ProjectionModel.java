package io.github.prebind.analyse;

import io.github.prebind.analyse.StartProjection.Part;
import io.github.prebind.analyse.StartProjection.Term;
import io.github.prebind.record.Kind;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Endpoint;
import io.github.prebind.start.Start.Share;
import io.github.prebind.start.Start.Slice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The formulas that tell from a start measured here when its port would open there.
 *
 * <p>The start is taken slice by slice (about a tenth of a second each, the period of the kernel's
 * CPU quota). A slice has its <b>way</b>: what the threads on the way to the bind did by
 * themselves, running for a part of it, their <b>duty</b>, and waiting for the rest, plus what
 * round trips take longer there. And it has <b>work beside</b> the way: compilers, collectors,
 * other threads. Work beside wants to run at once and to its end, at the same time as the way. As
 * much of it as the quota of the slice leaves over, behind all that is to be done in it, costs the
 * way nothing: it comes in pieces while the way goes on, each into what is left of a period. For
 * what is more than that the slice there has two parts:
 *
 * <ul>
 *   <li>Both run: for each millisecond, {@code threads + duty} milliseconds of CPU time are wanted,
 *       and where that is more than the quota, the kernel stops the process for the rest of each
 *       period. The part takes {@code (threads + duty) / cores} times as long as the work beside,
 *       and the way has come only as far as without the stops.
 *   <li>The rest of the way: as long as by itself, or {@code duty / cores} times that, where the
 *       quota is less than its duty.
 * </ul>
 *
 * <p>A stop does not stop the waiting: what is left of a wait that it falls into passes meanwhile.
 * Of {@code n} waits in a slice that is half a wait in the mean, and all of it where one wait fills
 * the slice; never more than the quota gains by it. So a wait costs its whole length beside little
 * work, less beside much, and nothing where the quota is used up anyway. The slice is never shorter
 * than its way, nor than its CPU time through the quota. The sum of the slices is the projection.
 * Nothing in this is fitted; the three constants below are.
 *
 * <p>CPU time of a slice there:
 *
 * <ul>
 *   <li>the app's own (all but compilers and collectors) and the collectors': as here;
 *   <li>the compilers': as here where two processors or more are seen. On one, HotSpot has two
 *       compiler threads, and each gets no more of it than the thread that it competes with, since
 *       the kernel's scheduler treats them alike; what they did not get done is carried to the next
 *       slices, and what is left at the bind is left undone. Where the way waits and the quota is
 *       not used up, they catch up.
 *   <li>all of it times {@value #SERIAL_WORK} where the JVM chose G1 here and will choose the
 *       serial collector there, and the other way round: the code that stores a reference is longer
 *       with G1, to run and to compile.
 *   <li>all of it times {@link Place#cpuFactor}, if somebody measured it. If not, times {@code 1 +}
 *       {@value #SHORT_SLICES} {@code / cores} below two cores: the kernel stops the process in
 *       each period when the quota is used up; after that caches are cold. The constant is that of
 *       {@code scripts/accuracy.sh}, with the agent here and there (see the README).
 * </ul>
 *
 * <p>The page of the HTML report computes the same in its own language; a test compares them. Pure
 * and stateless.
 */
public final class ProjectionModel {
  /** Extra CPU work per period of the quota, in parts of the whole at one core. */
  public static final double SHORT_SLICES = 0.024;

  /** CPU time that compilers get on one processor, for each millisecond of the app's own. */
  public static final double COMPILERS_SHARE = 2.0;

  /**
   * CPU time with the serial collector for each millisecond with G1: {@code scripts/accuracy.sh}.
   */
  public static final double SERIAL_WORK = 0.96;

  /** How far the figure may be off either way, in parts of it: {@code scripts/accuracy.sh}. */
  public static final double RANGE = 0.15;

  /** The version in which a JVM takes G1 on every machine (JEP 523). */
  public static final int G1_EVERYWHERE = 27;

  /** The kernel's own choice ("CFS Bandwidth Control"), which container runtimes leave as it is. */
  private static final double PERIOD_MILLIS = 100;

  private final Start start;
  private final Place place;
  private final double extraPerRoundTrip;
  private final double extraPerConnect;

  private ProjectionModel(Start start, Place place) {
    this.start = start;
    this.place = place;
    this.extraPerRoundTrip = extraMillis(true);
    this.extraPerConnect = extraMillis(false);
  }

  /**
   * The projection.
   *
   * @throws IllegalArgumentException in one line, if the start has nothing to project from
   */
  public static StartProjection project(Start start, Place place) {
    if (start.bind() == null) {
      throw new IllegalArgumentException("its port never opened, so there is no time to project");
    }
    if (start.slices().isEmpty()) {
      throw new IllegalArgumentException(
          "it has no slices (it was made by an earlier version, or on a system without /proc)");
    }
    requireCores(start);
    return new ProjectionModel(start, place).project();
  }

  /**
   * By a start on no cores nothing can be told of one on some.
   *
   * @throws IllegalArgumentException in one line, if the report says that it had none
   */
  static void requireCores(Start start) {
    Double quota = start.jvm().cpuQuota();
    if (quota != null && !(quota > 0)) {
      throw noCores("jvm.cpuQuota", quota);
    }
    if (start.rehearsal() != null && !(start.rehearsal().cpus() > 0)) {
      throw noCores("rehearsal.cpus", start.rehearsal().cpus());
    }
  }

  private static IllegalArgumentException noCores(String field, double value) {
    return new IllegalArgumentException(
        "its " + field + " is " + value + ", expected more than 0 cores");
  }

  private StartProjection project() {
    Sum near = sum(0, 0);
    Sum all = sum(extraPerRoundTrip, extraPerConnect);
    List<Term> terms = new ArrayList<>();
    terms.add(new Term(Part.CPU, "", near.cpuMillis / place.cpus(), near.cpuMillis, 0));
    double factor = SliceRule.factor(place);
    if (factor != 1) {
      Part part = place.cpuFactor() == null ? Part.SHORT_SLICES : Part.CPU_FACTOR;
      double more = near.cpuMillis * (factor - 1) / place.cpus();
      terms.add(new Term(part, "", more, near.cpuMillis, 0));
    }
    addWaits(terms, near.millis - near.cpuMillis * factor / place.cpus());
    if (all.millis != near.millis) {
      double count = near.roundTrips + near.connects;
      terms.add(
          new Term(
              Part.ROUND_TRIPS,
              "",
              all.millis - near.millis,
              near.roundTrips * extraPerRoundTrip + near.connects * extraPerConnect,
              count));
    }
    return new StartProjection(
        all.millis,
        all.millis * (1 - RANGE),
        all.millis * (1 + RANGE),
        List.copyOf(terms),
        ProjectionUnknowns.of(start, place));
  }

  private static final class Sum {
    double millis;
    double cpuMillis;
    double roundTrips;
    double connects;
  }

  private Sum sum(double perRoundTrip, double perConnect) {
    Sum sum = new Sum();
    SliceRule rule = new SliceRule(start, place);
    for (Slice slice : start.slices()) {
      sum.millis +=
          rule.millis(slice, slice.roundTrips() * perRoundTrip + slice.connects() * perConnect);
      sum.cpuMillis += rule.cpuMillis();
      sum.roundTrips += slice.roundTrips();
      sum.connects += slice.connects();
    }
    return sum;
  }

  /**
   * Splits what the processor does not explain: first by what the way waited for, in proportion;
   * the rest is work of one thread that more cores do not shorten.
   */
  private void addWaits(List<Term> terms, double millis) {
    Map<String, Double> waits = new LinkedHashMap<>();
    Map<String, Long> counts = new LinkedHashMap<>();
    double here = 0;
    for (Share share : start.attribution()) {
      Kind kind = Kind.of(share.kind());
      if (kind != null && kind.blocking() && kind != Kind.CPU_WAIT && share.millis() > 0) {
        waits.merge(share.kind(), share.millis(), Double::sum);
        counts.merge(share.kind(), share.count(), Long::sum);
        here += share.millis();
      }
    }
    double shown = Math.min(millis, here);
    for (Map.Entry<String, Double> wait : waits.entrySet()) {
      terms.add(
          new Term(
              Part.WAIT,
              wait.getKey(),
              wait.getValue() * shown / here,
              wait.getValue(),
              counts.get(wait.getKey())));
    }
    if (millis > shown) {
      terms.add(new Term(Part.ONE_THREAD, "", millis - shown, 0, 0));
    }
  }

  /** What a round trip or connect of the way takes longer there, on the average of them all. */
  private double extraMillis(boolean roundTrips) {
    double extra = 0;
    double count = 0;
    for (Endpoint endpoint : start.endpoints()) {
      Long made = roundTrips ? endpoint.wayRoundTrips() : endpoint.wayConnects();
      Double there = place.rttMillis(endpoint.host(), endpoint.port());
      if (made != null) {
        count += made;
        double here = endpoint.rttMillis() == null ? 0 : endpoint.rttMillis();
        extra += there == null ? 0 : made * (there - here);
      }
    }
    return count == 0 ? 0 : extra / count;
  }

  /**
   * How long the slices of a start take in another place, one slice after the other. Keeps what
   * compilers have left undone, so one is made for each walk over the slices.
   */
  static final class SliceRule {
    private final Place place;
    private final double work;
    private final double factor;
    private double backlog;
    private double cpuMillis;

    SliceRule(Start start, Place place) {
      this.place = place;
      this.work =
          collectorWork(start, place) / (place.cpuFactor() == null ? surchargeHere(start) : 1);
      this.factor = factor(place);
    }

    /**
     * How long the next slice takes there.
     *
     * @param further how much longer its round trips and connects take there
     */
    double millis(Slice slice, double further) {
      double cpus = place.cpus();
      double way = Math.max(0, slice.millis() - slice.waitedMillis() + further);
      double collectors = slice.gcMillis() * work;
      double compilers = slice.jitMillis() * work;
      double own = Math.max(0, slice.cpuMillis() * work - compilers - collectors);
      if (place.cpuFactor() != null) { // which a core of its own would not spare the way
        way += Math.min(own, way) * (factor - 1);
      }
      if (place.processors() == 1) {
        backlog += compilers;
        double room = Math.max(COMPILERS_SHARE * own, cpus * way / factor - own - collectors);
        compilers = Math.min(backlog, room);
        backlog -= compilers;
      }
      cpuMillis = own + collectors + compilers;
      double main = Math.min(own * factor, way);
      return millis(way, main, cpuMillis * factor - main, slice.roundTrips() + slice.connects());
    }

    /**
     * One slice.
     *
     * @param way how long its way takes with a processor of its own, {@code main} of it running
     * @param beside CPU time of all else
     * @param waits how often the way waited for an answer
     */
    private double millis(double way, double main, double beside, double waits) {
      double cpus = place.cpus();
      if (way <= 0) {
        return beside / cpus;
      }
      double duty = main / way;
      double threads = Math.max(1, beside / way);
      double spare = Math.max(0, cpus * way - main - beside);
      double together = (beside - Math.min(beside, spare)) / threads;
      double first = together * Math.max(1, (threads + duty) / cpus);
      double rest = way - together;
      double hidden = 0;
      if (first > together) {
        double stopped = (first - together) / first * PERIOD_MILLIS;
        double left = Math.min((way - main) / (2 * waits + 1), stopped);
        double stops = first / PERIOD_MILLIS * (1 - duty);
        hidden = Math.min(stops * left, rest * Math.max(0, 1 - duty / cpus));
      }
      return first + rest * Math.max(1, duty / cpus) - hidden;
    }

    /** The CPU time of that slice there, without what short slices cost. */
    double cpuMillis() {
      return cpuMillis;
    }

    /**
     * CPU time with the collector that the JVM chooses there, in parts of that with the one here.
     */
    private static double collectorWork(Start start, Place place) {
      String here = start.jvm().collector(); // with the option that asked for it, if one did
      if (feature(start.jvm().version()) >= G1_EVERYWHERE) {
        return 1;
      } else if ("G1".equals(here) && !place.isServer()) {
        return SERIAL_WORK;
      }
      return "Serial".equals(here) && place.isServer() ? 1 / SERIAL_WORK : 1;
    }

    /** The first number of a Java version, such as 17 of 17.0.15; 0 if it has none. */
    private static int feature(String version) {
      int feature = 0;
      for (int i = 0; i < version.length() && Character.isDigit(version.charAt(i)); i++) {
        feature = feature * 10 + version.charAt(i) - '0';
      }
      return feature;
    }

    private static double surchargeHere(Start start) {
      if (start.rehearsal() != null) {
        return surcharge(start.rehearsal().cpus());
      }
      Double quota = start.jvm().cpuQuota();
      return quota == null ? 1 : surcharge(quota);
    }

    /** CPU time there, in parts of that here without a quota; of a given factor, of that here. */
    static double factor(Place place) {
      return place.cpuFactor() == null ? surcharge(place.cpus()) : place.cpuFactor();
    }

    /** CPU time under a quota, in parts of that without one. */
    static double surcharge(double cpus) {
      return cpus < 2 ? 1 + SHORT_SLICES / cpus : 1;
    }
  }
}
