package io.github.prebind.analyse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What two starts have by name, laid beside each other. Names that only differ in a port are the
 * same thing where that is beyond doubt: a database in a container has another port each time.
 * Stateless.
 */
final class Pairs {
  /** One thing; what is missing on a side is null there. */
  record Pair<K, V>(K name, V base, V head) {}

  private Pairs() {}

  /** First what the head has, in its order, then what only the base had. */
  static <K, V> List<Pair<K, V>> of(Map<K, V> base, Map<K, V> head, UnaryOperator<K> loosely) {
    Map<K, K> partners = partners(base, head, loosely);
    Map<K, V> left = new LinkedHashMap<>(base);
    List<Pair<K, V>> pairs = new ArrayList<>();
    head.forEach(
        (name, value) -> {
          K partner = base.containsKey(name) ? name : partners.get(name);
          pairs.add(new Pair<>(name, partner == null ? null : left.remove(partner), value));
        });
    left.forEach((name, value) -> pairs.add(new Pair<>(name, value, null)));
    return pairs;
  }

  /** {@code db:40123} and {@code db:39999} are both {@code db:#}. */
  static String withoutPorts(String label) {
    StringBuilder text = new StringBuilder(label.length());
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      text.append(c);
      if (c == ':' && i + 1 < label.length() && Character.isDigit(label.charAt(i + 1))) {
        while (i + 1 < label.length() && Character.isDigit(label.charAt(i + 1))) {
          i++;
        }
        text.append('#');
      }
    }
    return text.toString();
  }

  /** By the head's name the base's, where just one of each side is left that reads the same. */
  private static <K, V> Map<K, K> partners(
      Map<K, V> base, Map<K, V> head, UnaryOperator<K> loosely) {
    Map<K, List<K>> ofBase = byLooseName(base, head, loosely);
    Map<K, K> partners = new HashMap<>();
    byLooseName(head, base, loosely)
        .forEach(
            (loose, names) -> {
              List<K> others = ofBase.get(loose);
              if (names.size() == 1 && others != null && others.size() == 1) {
                partners.put(names.get(0), others.get(0));
              }
            });
    return partners;
  }

  private static <K, V> Map<K, List<K>> byLooseName(
      Map<K, V> names, Map<K, V> others, UnaryOperator<K> loosely) {
    Map<K, List<K>> byLooseName = new HashMap<>();
    for (K name : names.keySet()) {
      if (!others.containsKey(name)) {
        byLooseName.computeIfAbsent(loosely.apply(name), first -> new ArrayList<>()).add(name);
      }
    }
    return byLooseName;
  }
}
