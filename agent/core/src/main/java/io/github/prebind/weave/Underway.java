package io.github.prebind.weave;

import java.util.ArrayList;
import java.util.List;

/**
 * Classes that are timed because they were met: those that some thread is weaving at this moment,
 * and who waits for it so as not to call them unwoven.
 *
 * <p>Weaving may load classes, for which another thread may hold a lock and wait here. So whoever
 * weaves holds no lock of the agent's, and nobody waits longer than {@value #PATIENCE_MILLIS} ms:
 * that would cost some events, not the start. Thread-safe.
 */
final class Underway {
  static final int PATIENCE_MILLIS = 2_000;

  private final List<String> names = new ArrayList<>(2);

  /** Whose tables were added before they were loaded, as far as is known. */
  private final List<String> expected = new ArrayList<>(2);

  /** Adds the table of a class that is about to be loaded, if it is not there yet. */
  synchronized void expects(HookTable table, String name, String lines, HookSets.Source source) {
    if (!table.contains(name)) {
      table.add(lines, source);
      expected.add(name);
    }
  }

  /**
   * Whether the calling thread is the one to weave the class, whose table is added then; if another
   * one is, returns when that one is done.
   *
   * @param looked whether the class was woven when it was loaded, or had nothing to weave
   */
  synchronized boolean begins(
      HookTable table, String name, String lines, HookSets.Source source, boolean looked) {
    boolean tooLate = expected.remove(name) && !looked;
    if (tooLate || !table.contains(name)) {
      if (!tooLate) {
        table.add(lines, source);
      }
      names.add(name);
      return true;
    }
    long begin = System.nanoTime();
    long left = PATIENCE_MILLIS;
    try {
      while (left > 0 && names.contains(name)) {
        wait(left);
        left = PATIENCE_MILLIS - (System.nanoTime() - begin) / 1_000_000;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  /** To be called by the thread that was the one. */
  synchronized void ends(String name) {
    names.remove(name);
    notifyAll();
  }
}
