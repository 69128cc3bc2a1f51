package io.github.prebind;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;

/**
 * The entry: {@code premain} for {@code -javaagent}, {@code main} for the command line. It does as
 * little as possible here, since it shares a class loader with the app: it checks the Java version,
 * makes the agent's own loader, and hands over.
 */
public final class Prebind {
  private static final int OLDEST_JAVA = 17;
  private static boolean started;

  private Prebind() {}

  /**
   * Called by the JVM before the app's main class. Never throws: the app starts whatever happens
   * here.
   */
  public static void premain(String argument, Instrumentation instrumentation) {
    long premainNanos = System.nanoTime();
    try {
      if (javaVersion() < OLDEST_JAVA) {
        say(tooOld());
      } else if (started) {
        say("a second -javaagent of Prebind is ignored; the first one is at work");
      } else {
        started = true;
        startAgent(argument, instrumentation, premainNanos);
      }
    } catch (Throwable e) { // the app must start
      Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
      say("cannot start, the app runs without it: " + cause);
    }
  }

  private static void startAgent(
      String argument, Instrumentation instrumentation, long premainNanos)
      throws ReflectiveOperationException, IOException {
    InstLoader loader = new InstLoader();
    loader
        .loadClass("io.github.prebind.BridgeDefinition")
        .getMethod("define", Instrumentation.class, byte[].class)
        .invoke(null, instrumentation, loader.read("bridge/java/lang/PrebindBridge.class"));
    loader
        .loadClass("io.github.prebind.Agent")
        .getMethod("start", String.class, Instrumentation.class, long.class)
        .invoke(null, argument, instrumentation, premainNanos);
  }

  /** The command line. */
  public static void main(String[] arguments) throws Exception {
    if (javaVersion() < OLDEST_JAVA) {
      say(tooOld());
      System.exit(2);
    }
    Object exit =
        new InstLoader()
            .loadClass("io.github.prebind.cli.Main")
            .getMethod("run", String[].class)
            .invoke(null, (Object) arguments);
    System.exit((Integer) exit);
  }

  private static String tooOld() {
    return "needs Java "
        + OLDEST_JAVA
        + " or newer, this is "
        + System.getProperty("java.version")
        + "; it does nothing";
  }

  private static int javaVersion() {
    String version = System.getProperty("java.specification.version", "0");
    return version.startsWith("1.") ? 8 : Integer.parseInt(version);
  }

  private static void say(String message) {
    System.err.println("prebind: " + message);
  }
}
