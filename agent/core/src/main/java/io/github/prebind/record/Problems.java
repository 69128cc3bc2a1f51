package io.github.prebind.record;

import java.util.ArrayList;
import java.util.List;

/**
 * What went wrong inside the agent: one line on stderr each, and kept for the report. Bounded:
 * after {@value #MOST} lines it says once that it will say no more. Thread-safe.
 */
public final class Problems {
  private static final int MOST = 20;

  private final List<String> told = new ArrayList<>();
  private final Printer printer;

  /** Prints one line; must not throw. */
  public interface Printer {
    /** Prints {@code message} as one line of the agent's. */
    void print(String message);
  }

  public Problems(Printer printer) {
    this.printer = printer;
  }

  /** Tells a problem unless the same has been told. */
  public void tell(String text) {
    String message = OneLine.of(text);
    synchronized (told) {
      if (told.size() > MOST || told.contains(message)) {
        return;
      }
      told.add(told.size() == MOST ? "more problems, not listed" : message);
    }
    printer.print(message);
  }

  /** Tells what was thrown, or nothing if there is no memory even for that. */
  public void tellIfPossible(String what, Throwable thrown) {
    try {
      tell(what + thrown);
    } catch (Throwable again) {
      // a full heap is the app's affair; it must not notice us
    }
  }

  /** Everything that was told so far. */
  public List<String> told() {
    synchronized (told) {
      return new ArrayList<>(told);
    }
  }
}
