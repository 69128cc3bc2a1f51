package io.github.prebind.hooks;

import java.lang.management.ManagementFactory;

/**
 * Measures what a fingerprint costs: nanoseconds of CPU and bytes per call for INSERTs of some 120
 * characters that differ in their literals, beside a text built anew each time and beside regular
 * expressions. Not a test: run its main method.
 */
final class SqlFingerprintCost {
  private static final int COUNT = 300_000;

  /** One way to do it. */
  private interface Way {
    String of(String sql);
  }

  private SqlFingerprintCost() {}

  public static void main(String[] args) {
    String[] texts = new String[1_000];
    for (int i = 0; i < texts.length; i++) {
      texts[i] =
          "insert into audits (id, tenant, domain, spf, dmarc, checked_at) values ("
              + (1_000_000 + i)
              + ", 17, 'domain-"
              + i
              + ".example', true, 'none', now())";
    }
    System.out.println("characters: " + texts[0].length());
    SqlFingerprint fingerprints = new SqlFingerprint();
    SqlScanner scanner = new SqlScanner();
    measure("by hash", texts, sql -> fingerprints.of(sql, 0));
    measure(
        "text built",
        texts,
        sql -> {
          StringBuilder into = new StringBuilder(128);
          scanner.scan(sql, 0, into);
          return into.toString();
        });
    measure(
        "replaceAll",
        texts,
        sql ->
            sql.replaceAll("'(?:[^']|'')*'", "?")
                .replaceAll("\\b\\d+(?:\\.\\d+)?\\b", "?")
                .replaceAll("\\s+", " "));
  }

  private static void measure(String name, String[] texts, Way way) {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long best = Long.MAX_VALUE;
    long bytes = 0;
    int sum = 0;
    for (int round = 0; round < 7; round++) {
      long allocated = threads.getCurrentThreadAllocatedBytes();
      long begin = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < COUNT; i++) {
        sum += way.of(texts[i % texts.length]).length();
      }
      best = Math.min(best, threads.getCurrentThreadCpuTime() - begin);
      bytes = threads.getCurrentThreadAllocatedBytes() - allocated;
    }
    System.out.printf(
        "%-11s %6.0f ns, %5.1f bytes per call (%d)%n",
        name, best / (double) COUNT, bytes / (double) COUNT, sum);
  }
}
