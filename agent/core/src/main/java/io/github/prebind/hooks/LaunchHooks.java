package io.github.prebind.hooks;

import io.github.prebind.record.SpanNode;
import io.github.prebind.weave.Hook;

/**
 * Who runs the start, and what ends it: the launcher's hand-over to the main class, threads that
 * start others, exceptions that nobody caught, {@code System.exit}.
 */
public final class LaunchHooks extends HookSet {
  static final String TABLE =
      """
      sun.launcher.LauncherHelper
        checkAndLoadMain                 event : -
      java.lang.Thread
        dispatchUncaughtException/1      event arg=0 : -
        start/0                          event : -
      java.lang.Runtime
        exit/1                           event : -
        halt/1                           event : -
      java.lang.Shutdown
        exit/1                           event arg=0 : -
      """;

  @Override
  public void entered(Hook hook, Object self, Object argument, SpanNode span) {
    switch (hook.method()) {
      case "dispatchUncaughtException" -> facts().uncaught((Throwable) argument);
      case "start" -> facts().threadStarts((Thread) self);
      case "exit", "halt" -> {
        if (argument == null) {
          facts().exitCalled();
        } else {
          facts().shutsDown((Integer) argument);
        }
      }
      default -> {
        // told when it returns
      }
    }
  }

  @Override
  public void exited(Hook hook, Object self, Object argument, Object result, SpanNode span) {
    if (hook.method().equals("checkAndLoadMain") && result instanceof Class<?> main) {
      facts().mainBegins(main.getName(), System.nanoTime());
    }
  }
}
