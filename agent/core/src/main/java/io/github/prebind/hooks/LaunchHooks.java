package io.github.prebind.hooks;

import io.github.prebind.record.SpanNode;
import io.github.prebind.weave.Hook;

/**
 * What ends the start (an exception that nobody caught, {@code System.exit}, a signal), and which
 * threads start others.
 *
 * <p>Read and tested: JDK 17 and 25. {@code Runtime.exit} and signals both come through {@code
 * Shutdown.exit}, which is small; {@code Runtime} need not be woven.
 */
public final class LaunchHooks extends HookSet {
  static final String TABLE =
      """
      java.lang.Thread
        dispatchUncaughtException/1      event arg=0 : -
        start/0                          event : -
      java.lang.Shutdown
        exit/1                           event arg=0 : -
      """;

  @Override
  public void entered(Hook hook, Object self, Object argument, SpanNode span) {
    switch (hook.method()) {
      case "dispatchUncaughtException" -> facts().uncaught((Throwable) argument);
      case "start" -> facts().threadStarts((Thread) self);
      default -> {
        if (calledByApp()) {
          facts().exitCalled();
        }
        facts().shutsDown((Integer) argument);
      }
    }
  }

  private static boolean calledByApp() {
    for (StackTraceElement frame : new Throwable().getStackTrace()) {
      if (frame.getClassName().equals("java.lang.Runtime")) {
        return true;
      }
    }
    return false;
  }
}
