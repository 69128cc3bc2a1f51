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
 * CPU quota). <b>A slice takes as long as the slower of two: its CPU time through the quota, or the
 * time that its way took by itself plus what its round trips take longer there.</b> Within a period
 * the quota refills while a thread waits for an answer, so a wait beside much work costs nothing on
 * a small instance; a wait beside none costs its whole length. Where both are about as long, they
 * hide each other only in part, since within a slice now the one and now the other is short: then
 * it is the fourth root of the sum of their fourth powers, at most 19 % more than the slower, on
 * very few cores, and the less of that excess the nearer the cores there come to those here, where
 * the slice is what was measured. The sum of the slices is the projection.
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
 *   <li>all of it times {@code 1 +} {@value #SHORT_SLICES} {@code / cores} below two cores: the
 *       kernel stops the process in each period when the quota is used up; after that caches are
 *       cold. The constant was measured (see the README and {@code scripts/accuracy.sh}).
 * </ul>
 *
 * <p>The page of the HTML report computes the same in its own language; a test compares them. Pure
 * and stateless.
 */
public final class ProjectionModel {
  /** Extra CPU work per period of the quota, in parts of the whole at one core. */
  public static final double SHORT_SLICES = 0.02;

  /** CPU time that compilers get on one processor, for each millisecond of the app's own. */
  public static final double COMPILERS_SHARE = 2.0;

  /**
   * CPU time with the serial collector for each millisecond with G1: {@code scripts/accuracy.sh}.
   */
  public static final double SERIAL_WORK = 0.94;

  /** How far the figure may be off either way, in parts of it: {@code scripts/accuracy.sh}. */
  public static final double RANGE = 0.15;

  /** The version in which a JVM takes G1 on every machine (JEP 523). */
  public static final int G1_EVERYWHERE = 27;

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
    return new ProjectionModel(start, place).project();
  }

  private StartProjection project() {
    Sum near = sum(0, 0);
    Sum all = sum(extraPerRoundTrip, extraPerConnect);
    List<Term> terms = new ArrayList<>();
    terms.add(new Term(Part.CPU, "", near.cpuMillis / place.cpus(), near.cpuMillis, 0));
    double surcharge = near.cpuMillis * (SliceRule.surcharge(place.cpus()) - 1) / place.cpus();
    if (surcharge > 0) {
      terms.add(new Term(Part.SHORT_SLICES, "", surcharge, near.cpuMillis, 0));
    }
    addWaits(
        terms, near.millis - near.cpuMillis * SliceRule.surcharge(place.cpus()) / place.cpus());
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
      if (kind != null && kind.blocking() && kind != Kind.CPU_WAIT) {
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
    private final double surcharge;
    private final double fewer;
    private double backlog;
    private double cpuMillis;

    SliceRule(Start start, Place place) {
      this.place = place;
      this.work = collectorWork(start, place) / surchargeHere(start);
      this.surcharge = surcharge(place.cpus());
      this.fewer = Math.max(0, 1 - place.cpus() / coresHere(start));
    }

    /**
     * How long the next slice takes there.
     *
     * @param further how much longer its round trips and connects take there
     */
    double millis(Slice slice, double further) {
      double cpus = place.cpus();
      double way = Math.max(0, slice.millis() - slice.waitedMillis()) + further;
      double collectors = slice.gcMillis() * work;
      double compilers = slice.jitMillis() * work;
      double own = Math.max(0, slice.cpuMillis() * work - compilers - collectors);
      if (place.processors() == 1) {
        backlog += compilers;
        double room = Math.max(COMPILERS_SHARE * own, cpus * way / surcharge - own - collectors);
        compilers = Math.min(backlog, room);
        backlog -= compilers;
      }
      cpuMillis = own + collectors + compilers;
      double rationed = cpuMillis * surcharge / cpus;
      double slower = Math.max(rationed, way);
      double a = rationed * rationed;
      double b = way * way;
      double mixed = Math.sqrt(Math.sqrt(a * a + b * b));
      return slower + (mixed - slower) * fewer;
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

    private static double coresHere(Start start) {
      if (start.rehearsal() != null) {
        return start.rehearsal().cpus();
      }
      Double quota = start.jvm().cpuQuota();
      return quota == null ? Math.max(1, start.jvm().processors()) : quota;
    }

    private static double surchargeHere(Start start) {
      if (start.rehearsal() != null) {
        return surcharge(start.rehearsal().cpus());
      }
      Double quota = start.jvm().cpuQuota();
      return quota == null ? 1 : surcharge(quota);
    }

    /** CPU time under a quota, in parts of that without one. */
    static double surcharge(double cpus) {
      return cpus < 2 ? 1 + SHORT_SLICES / cpus : 1;
    }
  }
}
