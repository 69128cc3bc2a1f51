package io.github.prebind.analyse;

import io.github.prebind.record.Endpoint;
import io.github.prebind.record.EndpointCount;
import io.github.prebind.record.ThreadRecord;
import io.github.prebind.start.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The endpoints of a start, from what each thread had counted when the port opened. Those on the
 * way are what its threads counted while they were on it: a thread that started the next one leaves
 * the way at that moment. Not thread-safe.
 */
final class EndpointList {
  private final TreeMap<Integer, Sum> sums = new TreeMap<>();
  private long wayAddedNanos;

  private static final class Sum {
    final Endpoint endpoint;
    long connects;
    long roundTrips;
    long waitNanos;
    long wayConnects;
    long wayRoundTrips;

    Sum(Endpoint endpoint) {
      this.endpoint = endpoint;
    }
  }

  /**
   * @param counts what each thread had counted at the end
   * @param way its stretches, in order of time
   */
  EndpointList(List<EndpointCount> counts, List<StartPath.Segment> way) {
    for (EndpointCount count : counts) {
      Sum sum = sum(count.endpoint);
      sum.connects += count.connects();
      sum.roundTrips += count.roundTrips();
      sum.waitNanos += count.waitNanos();
    }
    for (int i = 0; i < way.size(); i++) {
      ThreadRecord thread = way.get(i).thread();
      ThreadRecord next = i + 1 < way.size() ? way.get(i + 1).thread() : null;
      boolean left = next != null && next.startedBy == thread;
      for (EndpointCount count : left ? next.starterCounts() : counts) {
        if (count.thread == thread) {
          Sum sum = sum(count.endpoint);
          sum.wayConnects += count.connects();
          sum.wayRoundTrips += count.roundTrips();
          wayAddedNanos += count.addedNanos();
        }
      }
    }
  }

  private Sum sum(Endpoint endpoint) {
    Sum known = sums.get(endpoint.number);
    if (known == null) {
      known = new Sum(endpoint);
      sums.put(endpoint.number, known);
    }
    return known;
  }

  /** In the order in which they were met; without those that no connect has ended to. */
  List<Start.Endpoint> endpoints() {
    if (sums.isEmpty()) {
      return List.of();
    }
    List<Start.Endpoint> all = new ArrayList<>();
    for (Sum sum : sums.values()) {
      if (sum.connects > 0) {
        long shortest = sum.endpoint.shortestConnectNanos();
        all.add(
            new Start.Endpoint(
                sum.endpoint.host,
                sum.endpoint.port,
                sum.connects,
                sum.roundTrips,
                sum.waitNanos / 1e6,
                sum.wayConnects,
                sum.wayRoundTrips,
                shortest < 0 ? null : shortest / 1e6));
      }
    }
    return all;
  }

  /** What a rehearsal has added on the way. */
  double wayAddedMillis() {
    return wayAddedNanos / 1e6;
  }
}
