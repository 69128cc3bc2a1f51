package io.github.prebind.report;

import java.util.Map;

/** How the kinds of the report are called in front of people. */
final class KindNames {
  /** Where the kind's own name would not be understood in a list of what took time. */
  private static final Map<String, String> LONG =
      Map.ofEntries(
          Map.entry("jvm", "JVM"),
          Map.entry("class-loading", "class loading"),
          Map.entry("jit", "waiting while the JIT compiler had the processor"),
          Map.entry("gc", "waiting while the garbage collector had the processor"),
          Map.entry("cpu", "code of the app and its libraries"),
          Map.entry("cpu-wait", "waiting for a processor"),
          Map.entry("schema", "schema tool"),
          Map.entry("lock", "waiting for"),
          Map.entry("connect", ""),
          Map.entry("pool", "pool"),
          Map.entry("sql", "SQL"),
          Map.entry("dns", ""),
          Map.entry("tls", ""),
          Map.entry("http", "HTTP"),
          Map.entry("wait", ""),
          Map.entry("process", "child process"),
          Map.entry("io", ""),
          Map.entry("sleep", ""),
          Map.entry("custom", "call"),
          Map.entry("agents", "Java agents"),
          Map.entry("other", "not explained"));

  private static final Map<String, String> SHORT =
      Map.of(
          "migration", "migrations",
          "schema", "schema",
          "dns", "DNS",
          "tls", "TLS",
          "http", "HTTP",
          "sql", "SQL",
          "custom", "call");

  private KindNames() {}

  /** A kind in words; where labels say it themselves, its own name. */
  static String fully(String kind) {
    String name = LONG.getOrDefault(kind, kind);
    return name.isEmpty() ? shortly(kind) : name;
  }

  /** All of a kind added up: of steps that have names otherwise, there are several. */
  static String all(String kind) {
    return kind.equals("framework") || kind.equals("bean") ? kind + 's' : fully(kind);
  }

  /**
   * A kind and what it was, such as {@code migration Flyway migrate} or {@code DNS example.com}.
   */
  static String named(String kind, String label) {
    String name = LONG.getOrDefault(kind, kind);
    if (label.isBlank()) {
      return fully(kind);
    }
    boolean saysSo = kind.equals("process") && label.contains("process "); // "process git"
    return name.isEmpty() || saysSo ? label : name + " " + label;
  }

  /** For a narrow place. */
  static String shortly(String kind) {
    return SHORT.getOrDefault(kind, kind);
  }
}
