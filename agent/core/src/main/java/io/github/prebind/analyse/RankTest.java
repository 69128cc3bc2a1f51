package io.github.prebind.analyse;

import java.util.Arrays;

/**
 * The two-sided Mann-Whitney U test: whether the values of one sample tend to be larger than those
 * of another. It looks at ranks only, so that a single start that took three times as long, as
 * happens on a shared machine, weighs no more than the largest of ordinary ones; and it assumes no
 * shape of the noise. Pure functions.
 *
 * <p>H. B. Mann, D. R. Whitney: On a test of whether one of two random variables is stochastically
 * larger than the other. Annals of Mathematical Statistics 18 (1947), 50-60.
 */
final class RankTest {
  /** A change as large as one that the same app shows by itself less often than this is real. */
  static final double LEVEL = 0.05;

  /** Up to so many values the distribution is counted out; from there on it is normal enough. */
  private static final int MOST_COUNTED = 60;

  private RankTest() {}

  /**
   * How often samples from one and the same source differ at least as much as these.
   *
   * @return more than 0, at most 1
   */
  static double pValue(double[] a, double[] b) {
    long[] ranks = doubledRanks(a, b);
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += ranks[i];
    }
    return ranks.length <= MOST_COUNTED
        ? counted(ranks, a.length, sum)
        : approximated(ranks, a.length, sum);
  }

  /** What two samples of these sizes give when no value of one lies among those of the other. */
  static double leastPValue(int a, int b) {
    double ways = 1;
    for (int i = 1; i <= a; i++) {
      ways = ways * (b + i) / i;
    }
    return Math.min(1, 2 / ways);
  }

  /** Twice the place of each value among all; equal values share the mean of their places. */
  private static long[] doubledRanks(double[] a, double[] b) {
    double[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    double[] sorted = all.clone();
    Arrays.sort(sorted);
    long[] ranks = new long[all.length];
    for (int i = 0; i < all.length; i++) {
      int first = 0;
      while (sorted[first] < all[i]) {
        first++;
      }
      int last = first;
      while (last + 1 < sorted.length && sorted[last + 1] <= all[i]) {
        last++;
      }
      ranks[i] = first + last + 2L;
    }
    return ranks;
  }

  /** Among all ways to choose as many of the ranks, those whose sum is as far from the mean. */
  private static double counted(long[] ranks, int chosen, long sum) {
    int most = (int) Arrays.stream(ranks).sum();
    double[][] ways = new double[chosen + 1][most + 1];
    ways[0][0] = 1;
    for (long rank : ranks) {
      for (int k = chosen; k > 0; k--) {
        for (int s = most; s >= rank; s--) {
          ways[k][s] += ways[k - 1][s - (int) rank];
        }
      }
    }
    double mean = chosen * (ranks.length + 1.0);
    double all = 0;
    double asFar = 0;
    for (int s = 0; s <= most; s++) {
      all += ways[chosen][s];
      asFar += Math.abs(s - mean) >= Math.abs(sum - mean) ? ways[chosen][s] : 0;
    }
    return asFar / all;
  }

  /** With the correction for equal values and for the steps of a sum of whole numbers. */
  private static double approximated(long[] ranks, int chosen, long sum) {
    int n = ranks.length;
    double mean = chosen * (n + 1.0);
    double squares = 0;
    for (long rank : ranks) {
      squares += (rank - (n + 1.0)) * (rank - (n + 1.0));
    }
    double deviation = Math.sqrt(squares * chosen * (n - chosen) / (n * (n - 1.0)));
    double distance = Math.abs(sum - mean) - 1;
    return deviation == 0 || distance <= 0 ? 1 : 2 * upperTail(distance / deviation);
  }

  /**
   * The share of a standard normal distribution above z, to within 7.5e-8: M. Abramowitz, I. A.
   * Stegun, Handbook of Mathematical Functions (1964), 26.2.17.
   */
  private static double upperTail(double z) {
    double t = 1 / (1 + 0.2316419 * z);
    double polynomial =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    double tail = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * polynomial;
    return Math.max(tail, Double.MIN_NORMAL);
  }
}
