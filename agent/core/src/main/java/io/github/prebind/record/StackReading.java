package io.github.prebind.record;

/**
 * What a thread is doing, read from its stack and state: waiting for what, loading classes, or
 * running whose code. The label of running code is its package, at most four names long; of a wait,
 * the user's frame that waits.
 *
 * @param method of running code the innermost method outside of the JDK if it is the user's own,
 *     else {@code null}
 */
record StackReading(Kind kind, String label, String method) {
  private static final int DEEPEST = 60;

  private StackReading(Kind kind, String label) {
    this(kind, label, null);
  }

  static StackReading of(StackTraceElement[] stack, Thread.State state) {
    Kind wait = waiting(stack, state);
    if (wait != null) {
      return new StackReading(wait, waitLabel(wait, stack));
    }
    int frames = Math.min(stack.length, DEEPEST);
    for (int i = 0; i < frames; i++) {
      String name = stack[i].getClassName();
      if (name.startsWith("io.github.prebind.weave")
          || name.startsWith("io.github.prebind.record")
          || name.startsWith("io.github.prebind.hooks")) {
        return new StackReading(Kind.AGENTS, "prebind");
      }
      if (loadsClasses(name, stack[i].getMethodName())) {
        return new StackReading(Kind.CLASS_LOADING, "loading classes");
      }
      if (!CodeOwner.isJdk(name)) {
        String method = CodeOwner.isUsers(name) ? CodeOwner.shortFrame(stack[i]) : null;
        return new StackReading(Kind.CPU, CodeOwner.packageOf(name, 4), method);
      }
    }
    return new StackReading(Kind.CPU, "the JDK");
  }

  private static Kind waiting(StackTraceElement[] stack, Thread.State state) {
    if (state == Thread.State.BLOCKED) {
      return Kind.LOCK;
    }
    String type = stack[0].getClassName();
    String method = stack[0].getMethodName();
    if (type.equals("java.lang.Thread") && method.startsWith("sleep")) {
      return rehearses(stack) ? Kind.IO : Kind.SLEEP;
    }
    if (state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING) {
      for (int i = 0; i < stack.length && i < 6; i++) {
        if (stack[i].getClassName().startsWith("java.lang.Process")) {
          return Kind.PROCESS;
        }
      }
      return Kind.WAIT;
    }
    boolean io =
        stack[0].isNativeMethod()
            && (type.startsWith("sun.nio.ch.")
                || type.startsWith("java.net.")
                || type.startsWith("io.netty.channel.epoll")
                || type.equals("java.io.FileInputStream")
                || type.equals("java.io.FileOutputStream")
                || type.equals("java.io.FileDescriptor"));
    return io ? Kind.IO : null;
  }

  /** Whether the agent sleeps there, to make an answer take longer. */
  private static boolean rehearses(StackTraceElement[] stack) {
    for (int i = 0; i < stack.length && i < 6; i++) {
      if (stack[i].getClassName().equals("io.github.prebind.record.Traffic")) {
        return true;
      }
    }
    return false;
  }

  static String sleepLabel(StackTraceElement[] stack) {
    return waitLabel(Kind.SLEEP, stack);
  }

  private static String waitLabel(Kind wait, StackTraceElement[] stack) {
    String what =
        switch (wait) {
          case LOCK -> "a lock held by another thread";
          case SLEEP -> SleepLabel.PLAIN;
          case PROCESS -> "Process.waitFor";
          case IO -> readsRandomNumbers(stack) ? "reading random numbers" : "reading or writing";
          default -> "waiting";
        };
    for (int i = 0; i < stack.length && i < DEEPEST; i++) {
      String name = stack[i].getClassName();
      if (!CodeOwner.isJdk(name)
          && !name.startsWith("io.github.prebind.record.")
          && !name.startsWith("io.github.prebind.hooks.")) {
        return what + " in " + CodeOwner.shortFrame(stack[i]);
      }
    }
    return what;
  }

  /**
   * Whether the JDK's generators read there what the system collects: their seeds and, by default
   * on Unix, all numbers.
   */
  private static boolean readsRandomNumbers(StackTraceElement[] stack) {
    for (int i = 0; i < stack.length && i < DEEPEST; i++) {
      String name = stack[i].getClassName();
      if (name.startsWith("sun.security.provider.NativePRNG")
          || name.startsWith("sun.security.provider.SeedGenerator")) {
        return true;
      }
    }
    return false;
  }

  private static boolean loadsClasses(String type, String method) {
    return type.equals("java.lang.ClassLoader")
        || type.startsWith("jdk.internal.loader.")
        || type.equals("java.net.URLClassLoader")
        || type.equals("java.security.SecureClassLoader")
        || (type.equals("java.lang.Class") && method.startsWith("forName"))
        || type.startsWith("org.springframework.boot.loader.")
        || type.startsWith("org.jboss.modules.")
        || type.startsWith("org.eclipse.osgi.internal.loader")
        || type.startsWith("org.apache.felix.framework.BundleWiring")
        || type.startsWith("io.quarkus.bootstrap.runner.");
  }
}
