package io.github.prebind.analyse;

import java.util.List;

/**
 * One cause of the way to the bind in two starts. Immutable.
 *
 * @param label empty for ordinary work, which goes by its kind
 * @param baseMillis null where the base did not have it
 * @param headMillis null where the head does not have it
 * @param inside what changed in it, the largest change first
 */
public record CauseChange(
    String kind,
    String label,
    Double baseMillis,
    Double headMillis,
    long baseCount,
    long headCount,
    Certainty certainty,
    List<CauseChange> inside) {

  /** More than 0 where the head takes longer. */
  public double deltaMillis() {
    return (headMillis == null ? 0 : headMillis) - (baseMillis == null ? 0 : baseMillis);
  }

  /** Whether only the head has it. */
  public boolean came() {
    return baseMillis == null;
  }

  /** Whether only the base had it. */
  public boolean went() {
    return headMillis == null;
  }
}
