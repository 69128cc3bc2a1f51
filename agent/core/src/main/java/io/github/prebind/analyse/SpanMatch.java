package io.github.prebind.analyse;

import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A running start held against an earlier one, call by call. What both passed is a milestone: a
 * call's beginning, its end, its 2nd, 4th, 8th ... repetition. Of all milestones the longest
 * sequence counts that both starts passed in the same order, so that a call that only looks the
 * same does not move the start to where it is not.
 */
final class SpanMatch {
  /** Fewer of them do not tell how long one takes. */
  private static final int FEWEST_ROUND_TRIPS = 8;

  /** One instant of both starts; milliseconds since their processes began. */
  record Milestone(double before, double now) {}

  /** A call of this start that the earlier one had too. */
  record Pair(SpanFacts before, SpanFacts now) {}

  private final List<Milestone> milestones = new ArrayList<>();
  private final List<Pair> open = new ArrayList<>();
  private final List<SpanFacts> added = new ArrayList<>();
  private final List<SpanFacts> waits = new ArrayList<>();
  private final List<Pair> talks = new ArrayList<>();
  private final Set<Integer> found = new HashSet<>();
  private int passedNow;
  private int inOrder;

  SpanMatch(BaselineCalls before, List<SpanFacts> now) {
    Map<Integer, SpanFacts> matched = new HashMap<>();
    Set<Integer> below = new HashSet<>();
    List<Milestone> all = new ArrayList<>();
    for (SpanFacts span : now) {
      boolean root = span.parent() == null;
      if (!before.onWay(span.thread()) || !root && below.contains(span.parent())) {
        below.add(span.id()); // of a thread or a call that was not there before
        continue;
      }
      if (span.sampled()) {
        waits.add(span);
        continue;
      }
      SpanFacts parent = root ? null : matched.get(span.parent());
      SpanFacts same = root || parent != null ? before.find(span, parent) : null;
      if (same == null || !found.add(same.id())) {
        below.add(span.id());
        added.add(span);
        passedNow += span.open() ? 1 : 2;
        continue;
      }
      matched.put(span.id(), same);
      if (ExpectedTime.waits(span)) {
        waits.add(span);
        if (span.roundTrips() > 0 && same.roundTrips() > 0) {
          talks.add(new Pair(same, span));
        }
      }
      add(all, same, span);
    }
    passedNow += all.size();
    milestones.addAll(inOrder(all));
    inOrder = milestones.size();
  }

  private void add(List<Milestone> all, SpanFacts before, SpanFacts now) {
    all.add(new Milestone(before.startMillis(), now.startMillis()));
    int doublings = Math.min(before.doublingMillis().size(), now.doublingMillis().size());
    for (int i = 0; i < doublings; i++) {
      all.add(new Milestone(before.doublingMillis().get(i), now.doublingMillis().get(i)));
    }
    if (now.open() && now.count() == 1) {
      open.add(new Pair(before, now));
    }
    if (!now.open() && now.count() >= before.count()) {
      all.add(new Milestone(before.endMillis(), now.endMillis()));
    } else if (doublings > 0 && now.count() < before.count()) {
      all.add(new Milestone(whenCalled(before, now.count()), now.endMillis()));
    }
  }

  /** When so many calls had been made, between the instants that are known. */
  private static double whenCalled(SpanFacts before, long calls) {
    double count = 1;
    double at = before.startMillis();
    for (double next : before.doublingMillis()) {
      if (2 * count > calls) {
        return at + (next - at) * (calls - count) / count;
      }
      at = next;
      count *= 2;
    }
    double last = Math.max(count + 1, before.count());
    return at + (before.endMillis() - at) * Math.min(1, (calls - count) / (last - count));
  }

  /** The longest sequence that rises in both, by patience sorting (Fredman 1975). */
  private static List<Milestone> inOrder(List<Milestone> all) {
    List<Milestone> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparingDouble(Milestone::now).thenComparingDouble(Milestone::before));
    int[] tails = new int[sorted.size()];
    int[] previous = new int[sorted.size()];
    int length = 0;
    for (int i = 0; i < sorted.size(); i++) {
      double value = sorted.get(i).before();
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (sorted.get(tails[middle]).before() <= value) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      previous[i] = low == 0 ? -1 : tails[low - 1];
      tails[low] = i;
      length = Math.max(length, low + 1);
    }
    List<Milestone> sequence = new ArrayList<>();
    for (int at = length == 0 ? -1 : tails[length - 1]; at >= 0; at = previous[at]) {
      sequence.add(0, sorted.get(at));
    }
    return sequence;
  }

  /** The milestones that both passed in the same order. */
  List<Milestone> milestones() {
    return milestones;
  }

  /** How many beginnings and ends this start has passed, and how many of them are milestones. */
  int passedNow() {
    return passedNow;
  }

  int inOrder() {
    return inOrder;
  }

  /** The single calls that are open, outermost first. */
  List<Pair> open() {
    return open;
  }

  /** The outermost calls that the earlier start did not have. */
  List<SpanFacts> added() {
    return added;
  }

  /** The calls, and what the sampler saw, in which this start waited for others. */
  List<SpanFacts> waits() {
    return waits;
  }

  /**
   * How much longer a round trip takes in this start, milliseconds: the median of the calls' own,
   * in which those count most that make many round trips and little else.
   */
  double perRoundTrip() {
    List<double[]> all = new ArrayList<>();
    double weights = 0;
    double roundTrips = 0;
    for (Pair pair : talks) {
      double before = pair.before().selfMillis() / pair.before().roundTrips();
      double now = pair.now().selfMillis() / pair.now().roundTrips();
      double weight = pair.now().roundTrips() / (1 + before);
      all.add(new double[] {now - before, weight});
      weights += weight;
      roundTrips += pair.now().roundTrips();
    }
    if (roundTrips < FEWEST_ROUND_TRIPS) {
      return 0;
    }
    all.sort(Comparator.comparingDouble(one -> one[0]));
    double below = 0;
    for (double[] one : all) {
      below += one[1];
      if (below >= weights / 2) {
        return one[0];
      }
    }
    return 0;
  }

  /** Whether this start has made that call of the earlier one. */
  boolean has(SpanFacts before) {
    return found.contains(before.id());
  }
}
