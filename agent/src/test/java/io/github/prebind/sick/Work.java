package io.github.prebind.sick;

/** Something to do for a processor. */
final class Work {
  private static volatile long sink;

  private Work() {}

  /** Keeps a processor busy for so long. */
  static void burn(long millis) {
    long until = System.nanoTime() + millis * 1_000_000;
    long sum = 1;
    while (System.nanoTime() < until) {
      for (int i = 0; i < 10_000; i++) {
        sum = sum * 31 + i;
      }
    }
    sink = sum;
  }
}
