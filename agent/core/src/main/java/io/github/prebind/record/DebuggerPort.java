package io.github.prebind.record;

/**
 * Finds the port on which this JVM waits for a debugger in the options that it was started with.
 * Stateless.
 */
final class DebuggerPort {
  /** No debugger was asked for. */
  static final int NONE = -1;

  /** A debugger's port that the JVM chooses. */
  static final int ANY = 0;

  private static final String[] VARIABLES = {
    "JAVA_TOOL_OPTIONS=", "JDK_JAVA_OPTIONS=", "_JAVA_OPTIONS="
  };

  private DebuggerPort() {}

  /**
   * The port, {@link #ANY} or {@link #NONE}.
   *
   * @param commandLine the arguments, separated by the character 0
   * @param environment the variables, separated by the character 0
   */
  static int of(String commandLine, String environment) {
    int port = in(commandLine);
    for (int at = 0; port == NONE && at < environment.length(); ) {
      int end = environment.indexOf('\0', at);
      if (end < 0) {
        end = environment.length();
      }
      for (String variable : VARIABLES) {
        if (port == NONE && environment.startsWith(variable, at)) {
          port = in(environment.substring(at, end));
        }
      }
      at = end + 1;
    }
    return port;
  }

  private static int in(String options) {
    int from = options.indexOf("-agentlib:jdwp=");
    if (from < 0) {
      from = options.indexOf("-Xrunjdwp:");
    }
    if (from < 0) {
      return NONE;
    }
    int end = from;
    while (end < options.length() && !isEnd(options.charAt(end))) {
      end++;
    }
    String option = options.substring(from, end);
    if (!option.contains("server=y")) {
      return NONE; // then the JVM connects to the debugger
    }
    int address = option.indexOf("address=");
    if (address < 0) {
      return ANY;
    }
    int stop = option.indexOf(',', address);
    if (stop < 0) {
      stop = option.length();
    }
    int port = 0;
    int digit = 1;
    for (int at = stop - 1; at >= 0 && Character.isDigit(option.charAt(at)); at--) {
      port += digit * (option.charAt(at) - '0');
      digit *= 10;
    }
    return port;
  }

  private static boolean isEnd(char c) {
    return c == '\0' || c == ' ' || c == '\t' || c == '\n' || c == '"' || c == '\'';
  }
}
