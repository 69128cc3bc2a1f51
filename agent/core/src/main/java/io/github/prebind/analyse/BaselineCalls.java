package io.github.prebind.analyse;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Migration;
import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The calls on the way to the bind of an earlier start, found by what tells one from another: the
 * kind, the label, the call that made it, and so on up to the thread. Immutable.
 */
final class BaselineCalls {
  /** A thread's number says nothing from one start to the next. */
  private record Key(String thread, Integer parent, String kind, String label) {}

  private final Map<Key, SpanFacts> byKey = new HashMap<>();
  private final List<SpanFacts> way = new ArrayList<>();
  private final Set<String> threads = new HashSet<>();
  private final Map<Integer, SpanFacts> byId = new HashMap<>();
  private final List<Migration> migrations;
  private final double[] events;

  BaselineCalls(Start start) {
    migrations = start.migrations();
    for (SpanFacts span : Way.of(start).spans()) {
      way.add(span);
      byId.put(span.id(), span);
    }
    List<Double> all = new ArrayList<>();
    for (SpanFacts span : way) {
      if (span.sampled()) {
        continue;
      }
      threads.add(role(span.thread()));
      boolean root = span.parent() == null || !byId.containsKey(span.parent());
      byKey.putIfAbsent(
          new Key(
              root ? role(span.thread()) : null,
              root ? null : span.parent(),
              span.kind(),
              span.label()),
          span);
      all.add(span.startMillis());
      if (!span.open()) {
        all.add(span.endMillis());
      }
    }
    events = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  private static String role(String thread) {
    StringBuilder role = new StringBuilder(thread.length());
    for (int i = 0; i < thread.length(); i++) {
      char c = thread.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (!digit) {
        role.append(c);
      } else if (role.length() == 0 || role.charAt(role.length() - 1) != '#') {
        role.append('#');
      }
    }
    return role.toString();
  }

  /** Whether threads of this name were on the way. */
  boolean onWay(String thread) {
    return threads.contains(role(thread));
  }

  /**
   * The call that this one repeats, or {@code null}.
   *
   * @param parent the call that its parent repeats; {@code null} if it has no parent
   */
  SpanFacts find(SpanFacts span, SpanFacts parent) {
    return byKey.get(
        new Key(
            parent == null ? role(span.thread()) : null,
            parent == null ? null : parent.id(),
            span.kind(),
            span.label()));
  }

  /** The call that made this one, if that was on the way too. */
  SpanFacts parent(SpanFacts span) {
    return span.parent() == null ? null : byId.get(span.parent());
  }

  /** All calls on the way. */
  List<SpanFacts> way() {
    return way;
  }

  /** How many beginnings and ends of calls lie before this instant, itself included. */
  int eventsUntil(double millis) {
    int at = Arrays.binarySearch(events, millis + 1e-6);
    return at < 0 ? -at - 1 : at;
  }

  /** Whether this call was one migration, rather than a tool's command around them. */
  boolean isMigration(SpanFacts span) {
    if (!span.kind().equals("migration")) {
      return false;
    }
    for (Migration one : migrations) {
      String prefix = one.tool() + " ";
      if (!one.id().isEmpty() && span.label().startsWith(prefix)) {
        String rest = span.label().substring(prefix.length());
        if (rest.startsWith(one.id()) || rest.substring(1).startsWith(one.id())) {
          return true;
        }
      }
    }
    return false;
  }

  /** How long its migrations took on the average; 0 if it had none. */
  double averageMigrationMillis() {
    double millis = 0;
    for (Migration one : migrations) {
      millis += one.millis();
    }
    return migrations.isEmpty() ? 0 : millis / migrations.size();
  }
}
