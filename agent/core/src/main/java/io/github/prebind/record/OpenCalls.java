package io.github.prebind.record;

import io.github.prebind.weave.Hook;

/**
 * Compares the calls that a record holds for open with the thread's real stack.
 *
 * <p>Where the stack overflows, a woven method's call that tells of its end overflows too, and its
 * frame would stay open for ever. Loaded when that may have happened. Stateless.
 */
final class OpenCalls {
  /** A trace of this length may have been cut: the JVM's default for MaxJavaStackTraceDepth. */
  private static final int LONGEST_TRACE = 1024;

  private OpenCalls() {}

  /**
   * How many of the outermost calls are really open.
   *
   * @param hooks the calls, outermost first
   * @param open how many there are
   * @param stack the thread's, innermost first
   * @return -1 if the stack cannot be seen as a whole
   */
  static int real(Hook[] hooks, int open, StackTraceElement[] stack) {
    if (stack.length == 0 || stack.length >= LONGEST_TRACE) {
      return -1;
    }
    int real = 0;
    for (int at = stack.length - 1; at >= 0 && real < open; at--) {
      if (isCallOf(hooks[real], stack[at])) {
        real++;
      }
    }
    return real;
  }

  private static boolean isCallOf(Hook hook, StackTraceElement frame) {
    return frame.getMethodName().equals(hook.method()) && frame.getClassName().equals(hook.owner());
  }
}
