package io.github.prebind.report;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Verdict;

/**
 * How much of each limit was left when the port opened; the report has it of the tighter one only.
 * Less than 0 where it was missed. Pure functions.
 */
final class SpareTime {
  private SpareTime() {}

  /** In milliseconds; null where there is no deadline. */
  static Double ofDeadline(Start start) {
    return of(start.verdict(), start.verdict().deadlineMillis());
  }

  /** In milliseconds; null where there is no budget. */
  static Double ofBudget(Start start) {
    return of(start.verdict(), start.verdict().budgetMillis());
  }

  private static Double of(Verdict verdict, Long limit) {
    if (limit == null || verdict.spareMillis() == null) {
      return null;
    }
    long deadline = verdict.deadlineMillis() == null ? Long.MAX_VALUE : verdict.deadlineMillis();
    long budget = verdict.budgetMillis() == null ? Long.MAX_VALUE : verdict.budgetMillis();
    return verdict.spareMillis() + limit - Math.min(deadline, budget);
  }
}
