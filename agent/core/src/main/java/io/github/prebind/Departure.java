package io.github.prebind;

import io.github.prebind.record.Recorder;
import io.github.prebind.weave.Weaver;

/**
 * Takes the agent out of the app: woven classes are restored, the transformer is removed,
 * references are dropped.
 */
final class Departure {
  private final Recorder recorder;
  private final Weaver weaver;
  private Thread shutdownHook;
  private boolean left;

  Departure(Recorder recorder, Weaver weaver) {
    this.recorder = recorder;
    this.weaver = weaver;
  }

  /** The hook that reports an early end; it is no longer needed after leaving. */
  synchronized void shutdownHook(Thread hook) {
    shutdownHook = hook;
  }

  /** Leaves, once. */
  synchronized void leave() {
    if (left) {
      return;
    }
    left = true;
    try {
      recorder.end();
      weaver.leave();
    } finally {
      dropShutdownHook();
    }
  }

  private void dropShutdownHook() {
    try {
      if (shutdownHook != null) {
        Runtime.getRuntime().removeShutdownHook(shutdownHook);
      }
    } catch (IllegalStateException e) {
      // the JVM shuts down already
    }
    shutdownHook = null;
  }
}
