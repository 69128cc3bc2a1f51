package io.github.prebind;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.time.Instant;
import java.util.Locale;

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
      String refusal = refusal();
      if ("false".equalsIgnoreCase(setting(argument, "enabled"))) {
        return;
      } else if (refusal != null) {
        say(refusal, argument);
      } else if (started) {
        say("a second -javaagent of Prebind is ignored; the first one is at work", argument);
      } else {
        started = true;
        startAgent(argument, instrumentation, premainNanos);
      }
    } catch (Throwable e) { // the app must start
      Throwable cause = e instanceof ExceptionInInitializerError ? e.getCause() : e;
      say("cannot start, the app runs without it: " + cause, argument);
    }
  }

  private static void startAgent(
      String argument, Instrumentation instrumentation, long premainNanos)
      throws ReflectiveOperationException, IOException {
    InstLoader loader = new InstLoader();
    byte[] bridge = loader.read("bridge/java/lang/PrebindBridge.class");
    loader.hand(new Object[] {argument, instrumentation, premainNanos, bridge});
    // Initialising a class starts the agent: since Java 18 a reflective call goes through method
    // handles, for which the JVM spins classes.
    Class.forName("io.github.prebind.Boot", true, loader);
  }

  /** The command line. */
  public static void main(String[] arguments) throws Exception {
    String refusal = refusal();
    if (refusal != null) {
      say(refusal, null);
      System.exit(2);
    }
    Object exit =
        new InstLoader()
            .loadClass("io.github.prebind.cli.Main")
            .getMethod("run", String[].class)
            .invoke(null, (Object) arguments);
    System.exit((Integer) exit);
  }

  private static String refusal() {
    return refusal(
        System.getProperty("java.specification.version", "0"), System.getProperty("java.version"));
  }

  /** Why this Java will not do; {@code null} if it will. */
  static String refusal(String specificationVersion, String version) {
    boolean numberedAsBefore9 = specificationVersion.startsWith("1.");
    if (!numberedAsBefore9 && Integer.parseInt(specificationVersion) >= OLDEST_JAVA) {
      return null;
    }
    return "needs Java " + OLDEST_JAVA + " or newer, this is " + version + "; it does nothing";
  }

  /**
   * One setting as it was typed, or {@code null}: a small copy of what the core's settings do with
   * all of them, for what must be known before anything else is loaded.
   */
  private static String setting(String argument, String key) {
    for (String pair : (argument == null ? "" : argument).split(",")) {
      int equals = pair.indexOf('=');
      if (equals > 0 && pair.substring(0, equals).trim().equals(key)) {
        return pair.substring(equals + 1).trim();
      }
    }
    String property = System.getProperty("prebind." + key);
    return property != null
        ? property.trim()
        : System.getenv("PREBIND_" + key.toUpperCase(Locale.ROOT));
  }

  private static void say(String text, String argument) {
    StringBuilder line = new StringBuilder(text);
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) < ' ') { // an exception's message may have several lines
        line.setCharAt(i, ' ');
      }
    }
    String message = line.toString();
    if ("json".equalsIgnoreCase(setting(argument, "log"))) {
      String quoted = message.replace("\\", "\\\\").replace("\"", "\\\"");
      System.err.println(
          "{\"time\":\""
              + Instant.now()
              + "\",\"level\":\"warning\",\"message\":\""
              + quoted
              + "\"}");
    } else {
      System.err.println("prebind: " + message);
    }
  }
}
