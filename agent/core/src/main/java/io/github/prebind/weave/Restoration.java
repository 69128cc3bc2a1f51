package io.github.prebind.weave;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Gives every woven class its own bytes back, also those that are being loaded while that happens:
 * between weaving and the end of its definition the JVM does not list a class. Used by one thread,
 * once no thread begins to weave any more.
 */
final class Restoration {
  /** Longest wait for a class that has been woven and is not there yet: it may never come. */
  private static final long LONGEST_NANOS = 5_000_000_000L;

  private static final long FIRST_PAUSE_NANOS = 10_000_000;

  private final Weaver weaver;
  private final Instrumentation instrumentation;
  private final long untilNanos = System.nanoTime() + LONGEST_NANOS;
  private final Set<Class<?>> restored = new HashSet<>();
  private List<ClassDefinition> awaited;

  Restoration(Weaver weaver, Instrumentation instrumentation) {
    this.weaver = weaver;
    this.instrumentation = instrumentation;
  }

  /** Returns when no thread is in the middle of weaving. */
  void awaitWeavingThreads() {
    while (weaver.isAnyThreadWeaving() && System.nanoTime() < untilNanos) {
      LockSupport.parkNanos(FIRST_PAUSE_NANOS);
    }
  }

  /** Restores what is loaded and has not been restored yet. */
  void restore() {
    if (awaited == null) {
      awaited = weaver.definitions();
    }
    List<Class<?>> found = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (weaver.isWoven(type)) {
        came(type);
        if (restored.add(type)) {
          found.add(type);
        }
      }
    }
    weaver.retransform(found);
  }

  /** Restores what was still being loaded. */
  void restoreLateOnes() {
    long pause = FIRST_PAUSE_NANOS;
    while (isAnyAwaited() && System.nanoTime() < untilNanos) {
      LockSupport.parkNanos(pause);
      pause *= 2;
      restore();
    }
  }

  private void came(Class<?> type) {
    for (int i = awaited.size() - 1; i >= 0; i--) {
      if (awaited.get(i).made(type)) {
        awaited.remove(i);
      }
    }
  }

  private boolean isAnyAwaited() {
    for (ClassDefinition one : awaited) {
      if (!one.isMoot()) {
        return true;
      }
    }
    return false;
  }
}
