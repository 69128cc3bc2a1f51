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
          Map.entry("lock", "waiting for a lock"),
          Map.entry("connect", "connecting to"),
          Map.entry("pool", "connection pool"),
          Map.entry("sql", "SQL"),
          Map.entry("dns", "DNS lookup of"),
          Map.entry("tls", "TLS handshake"),
          Map.entry("http", "HTTP request"),
          Map.entry("wait", "waiting for"),
          Map.entry("process", "child process"),
          Map.entry("io", "reading and writing"),
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

  /** For a line of text, before a label. */
  static String fully(String kind) {
    return LONG.getOrDefault(kind, kind);
  }

  /** For a narrow place. */
  static String shortly(String kind) {
    return SHORT.getOrDefault(kind, kind);
  }
}
