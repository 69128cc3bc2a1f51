package io.github.prebind.analyse;

import io.github.prebind.analyse.CauseTable.Name;
import io.github.prebind.analyse.CountChange.Named;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Endpoint;
import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What can be counted on the way to the bind, which does not flake as times do. Calls of other
 * threads are left out: how far those are when the port opens is chance. Pure functions.
 */
final class CountDiff {
  /** What is counted of the calls, as they are seen by hooks. */
  private record Counted(String what, Predicate<SpanFacts> of) {}

  private static final List<Counted> CALLS =
      List.of(
          new Counted(
              "statements", call -> call.kind().equals("sql") && !call.label().equals("COMMIT")),
          new Counted(
              "commits", call -> call.kind().equals("sql") && call.label().equals("COMMIT")),
          new Counted(
              "database connections",
              call -> call.kind().equals("connect") && call.label().startsWith("connect ")),
          new Counted("HTTP requests", call -> call.kind().equals("http")),
          new Counted("DNS look-ups", call -> call.kind().equals("dns")),
          new Counted("TLS handshakes", call -> call.kind().equals("tls")),
          new Counted("child processes", call -> call.kind().equals("process")),
          new Counted("beans", call -> call.kind().equals("bean")));

  private CountDiff() {}

  /** Everything that either start has at least one of. */
  static List<CountChange> of(Start base, Start head) {
    List<SpanFacts> before = Way.of(base).spans();
    List<SpanFacts> after = Way.of(head).spans();
    List<CountChange> changes = new ArrayList<>();
    changes.add(roundTrips(base, head, before, after));
    changes.add(
        change(
            "TCP connects",
            total(base, Endpoint::wayConnects),
            total(head, Endpoint::wayConnects),
            byEndpoint(base, Endpoint::wayConnects),
            byEndpoint(head, Endpoint::wayConnects)));
    for (Counted counted : CALLS) {
      Map<Name, Long> was = byCall(before, counted.of, SpanFacts::count);
      Map<Name, Long> is = byCall(after, counted.of, SpanFacts::count);
      changes.add(change(counted.what, sum(was), sum(is), was, is));
    }
    changes.removeIf(CountDiff::isEmpty);
    return List.copyOf(changes);
  }

  /** By the calls that made them; where the calls are the same, by the address. */
  private static CountChange roundTrips(
      Start base, Start head, List<SpanFacts> before, List<SpanFacts> after) {
    CountChange byCall =
        change(
            "round trips",
            total(base, Endpoint::wayRoundTrips),
            total(head, Endpoint::wayRoundTrips),
            byCall(before, call -> true, SpanFacts::roundTrips),
            byCall(after, call -> true, SpanFacts::roundTrips));
    return !byCall.named().isEmpty()
        ? byCall
        : change(
            byCall.what(),
            byCall.base(),
            byCall.head(),
            byEndpoint(base, Endpoint::wayRoundTrips),
            byEndpoint(head, Endpoint::wayRoundTrips));
  }

  private static CountChange change(
      String what, Long base, Long head, Map<Name, Long> was, Map<Name, Long> is) {
    List<Named> named = new ArrayList<>();
    if (base != null && head != null) {
      for (Pairs.Pair<Name, Long> pair : Pairs.of(was, is, CountDiff::loosely)) {
        long before = pair.base() == null ? 0 : pair.base();
        long after = pair.head() == null ? 0 : pair.head();
        if (before != after) {
          named.add(new Named(pair.name().kind(), pair.name().label(), before, after));
        }
      }
      named.sort(Comparator.comparingLong((Named one) -> Math.abs(one.delta())).reversed());
    }
    return new CountChange(what, base, head, List.copyOf(named));
  }

  /** 0 where there was no remote address at all, null where one has no count. */
  private static Long total(Start start, Function<Endpoint, Long> count) {
    long total = 0;
    for (Endpoint endpoint : start.endpoints()) {
      Long one = count.apply(endpoint);
      if (one == null) {
        return null;
      }
      total += one;
    }
    return total;
  }

  private static Map<Name, Long> byEndpoint(Start start, Function<Endpoint, Long> count) {
    Map<Name, Long> counts = new LinkedHashMap<>();
    for (Endpoint endpoint : start.endpoints()) {
      Long one = count.apply(endpoint);
      if (one != null && one > 0) {
        counts.merge(new Name("", endpoint.host() + ':' + endpoint.port()), one, Long::sum);
      }
    }
    return counts;
  }

  private static Map<Name, Long> byCall(
      List<SpanFacts> calls, Predicate<SpanFacts> wanted, Function<SpanFacts, Long> count) {
    Map<Name, Long> counts = new LinkedHashMap<>();
    for (SpanFacts call : calls) {
      long one = count.apply(call);
      if (!call.sampled() && one > 0 && wanted.test(call)) {
        counts.merge(new Name(call.kind(), call.label()), one, Long::sum);
      }
    }
    return counts;
  }

  private static long sum(Map<Name, Long> counts) {
    long sum = 0;
    for (long count : counts.values()) {
      sum += count;
    }
    return sum;
  }

  private static boolean isEmpty(CountChange change) {
    return change.comparable() && change.base() == 0 && change.head() == 0;
  }

  private static Name loosely(Name name) {
    return new Name(name.kind(), Pairs.withoutPorts(name.label()));
  }
}
