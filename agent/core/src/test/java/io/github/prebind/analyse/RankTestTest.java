package io.github.prebind.analyse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankTestTest {
  /** The largest U that is significant at 5 % two-sided, from the test's published tables. */
  @ParameterizedTest
  @CsvSource({"4,4,0", "5,5,2", "6,6,5", "8,8,13", "5,8,6", "10,10,23", "20,20,127"})
  void agreesWithThePublishedTables(int n, int m, int critical) {
    assertThat(pValueOfU(n, m, critical)).isLessThanOrEqualTo(RankTest.LEVEL);
    assertThat(pValueOfU(n, m, critical + 1)).isGreaterThan(RankTest.LEVEL);
  }

  @Test
  void knowsTheLeastValueForTheSizesOfTheSamples() {
    double[] low = {1, 2, 3, 4};
    double[] high = {5, 6, 7, 8, 9};

    assertThat(RankTest.pValue(low, high)).isCloseTo(2 / 126.0, within(1e-12));
    assertThat(RankTest.leastPValue(4, 5)).isCloseTo(2 / 126.0, within(1e-12));
    assertThat(RankTest.leastPValue(3, 3)).isCloseTo(0.1, within(1e-12));
    assertThat(RankTest.leastPValue(1, 1)).isEqualTo(1);
  }

  @Test
  void findsNothingInEqualValues() {
    assertThat(RankTest.pValue(new double[] {7, 7, 7, 7}, new double[] {7, 7, 7, 7})).isEqualTo(1);
    assertThat(RankTest.pValue(new double[100], new double[100])).isEqualTo(1);
  }

  @Test
  void takesEqualValuesForNeitherSide() {
    double[] base = {1, 2, 2, 3};
    double[] head = {2, 2, 3, 4};

    // Of the 70 ways to choose 4 of the midranks 1 3.5 3.5 3.5 3.5 6.5 6.5 8 as far from the mean.
    assertThat(RankTest.pValue(base, head)).isCloseTo(RankTest.pValue(head, base), within(1e-12));
    assertThat(RankTest.pValue(base, head)).isCloseTo(34 / 70.0, within(1e-12));
  }

  @Test
  void isNotImpressedByOneStartThatTookForever() {
    double[] base = {9.6, 9.7, 9.8, 9.9, 10.0};
    double[] head = {9.65, 9.75, 9.85, 9.95, Double.POSITIVE_INFINITY};

    assertThat(RankTest.pValue(base, head)).isGreaterThan(0.2);
  }

  /** Exact values of another implementation, for samples that are too large to count out here. */
  @ParameterizedTest
  @CsvSource({"2, 0.21374", "5, 0.016873"})
  void isCloseToTheTruthWhereItApproximates(int shift, double exact) {
    double[] a = new double[30];
    double[] b = new double[31];
    Arrays.setAll(a, i -> i);
    Arrays.setAll(b, i -> i + shift + 0.5);

    assertThat(RankTest.pValue(a, b)).isCloseTo(exact, within(0.1 * exact));
  }

  /** Two samples of which exactly so many pairs stand the other way round. */
  private static double pValueOfU(int n, int m, int u) {
    double[] a = new double[n];
    double[] b = new double[m];
    for (int i = 0; i < m; i++) {
      b[i] = i + 0.5;
    }
    for (int i = 0; i < n; i++) {
      int inversions = Math.min(m, Math.max(0, u - m * i));
      a[n - 1 - i] = inversions - i * 1e-6;
    }
    return RankTest.pValue(a, b);
  }
}
