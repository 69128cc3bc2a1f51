package io.github.prebind.analyse;

import java.util.List;

/**
 * Something counted in two starts, exactly. Immutable.
 *
 * @param what in the plural: {@code statements}, {@code round trips}
 * @param base null where it is not known
 * @param head null where it is not known
 * @param named what makes the difference, by name, the largest first
 */
public record CountChange(String what, Long base, Long head, List<Named> named) {
  /** One name's share. */
  public record Named(String kind, String name, long base, long head) {
    public long delta() {
      return head - base;
    }
  }

  /** Whether it is known of both. */
  public boolean comparable() {
    return base != null && head != null;
  }

  /** Whether there is anything to tell. */
  public boolean changed() {
    return comparable() && (!base.equals(head) || !named.isEmpty());
  }

  /** More than 0 where the head has more of it; 0 where that is not known. */
  public long delta() {
    return comparable() ? head - base : 0;
  }
}
