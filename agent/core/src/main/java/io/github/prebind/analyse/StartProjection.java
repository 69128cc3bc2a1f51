package io.github.prebind.analyse;

import java.util.List;

/**
 * When the port of a start would open in another place. Times are milliseconds. Immutable.
 *
 * @param atMillis from the start of the process to the bind
 * @param lowMillis what it may as well be, at the least
 * @param highMillis and at the most
 * @param terms the sum of which is {@code atMillis}
 * @param unknown what the figure says nothing about, one sentence each
 */
public record StartProjection(
    double atMillis, double lowMillis, double highMillis, List<Term> terms, List<String> unknown) {

  /** What a term stands for. */
  public enum Part {
    CPU,
    /** More or less of it than here, by {@link Place#cpuFactor}. */
    CPU_FACTOR,
    SHORT_SLICES,
    ROUND_TRIPS,
    WAIT,
    ONE_THREAD
  }

  /**
   * One term of the sum.
   *
   * @param kind of a {@link Part#WAIT}, as in the attribution; otherwise empty
   * @param hereMillis what it was in the start itself; of CPU, its factor and short slices the
   *     process's CPU time
   * @param count of what it is the sum, 0 if of nothing that can be counted
   */
  public record Term(Part part, String kind, double millis, double hereMillis, double count) {}
}
