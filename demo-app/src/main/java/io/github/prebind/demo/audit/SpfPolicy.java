package io.github.prebind.demo.audit;

/** What a domain's SPF record asks receivers to do with mail from hosts it does not name. */
public enum SpfPolicy {
  /** {@code -all}: refuse it. */
  HARD_FAIL,
  /** {@code ~all}: take it with suspicion. */
  SOFT_FAIL,
  /** {@code ?all}, or no word on it. */
  NEUTRAL,
  /** {@code +all}: take it from anybody. */
  ALLOW_ALL,
  /** There is no SPF record. */
  MISSING,
  /** There is one, but receivers must ignore it (a "permerror"). */
  INVALID;

  /** Whether forged mail fails SPF. */
  public boolean isSound() {
    return this == HARD_FAIL || this == SOFT_FAIL;
  }
}
