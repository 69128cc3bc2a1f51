package io.github.prebind.analyse;

import java.util.List;

/**
 * Whether a difference in time is one of the app or of the day.
 *
 * @param pValue of the {@link RankTest}; null where it could not be asked
 */
public record Certainty(Grade grade, Double pValue) {
  /** What can be said. */
  public enum Grade {
    /** There is one start on a side: anything may be noise. */
    UNKNOWN,
    /** There are several, but so few that even a clear difference could be chance. */
    TOO_FEW,
    /** It stands out of the spread. */
    REAL,
    /** It lies within the spread. */
    NOISE
  }

  static final Certainty UNKNOWN = new Certainty(Grade.UNKNOWN, null);

  /** Judges what several starts had; null or a single one on a side leaves it unknown. */
  static Certainty of(List<Double> base, List<Double> head) {
    if (base == null || head == null || base.size() < 2 || head.size() < 2) {
      return UNKNOWN;
    }
    if (RankTest.leastPValue(base.size(), head.size()) > RankTest.LEVEL) {
      return new Certainty(Grade.TOO_FEW, null);
    }
    double pValue = RankTest.pValue(array(base), array(head));
    return new Certainty(pValue <= RankTest.LEVEL ? Grade.REAL : Grade.NOISE, pValue);
  }

  /** Whether it was found to be no more than the spread. */
  public boolean isNoise() {
    return grade == Grade.NOISE;
  }

  private static double[] array(List<Double> values) {
    double[] array = new double[values.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = values.get(i);
    }
    return array;
  }
}
