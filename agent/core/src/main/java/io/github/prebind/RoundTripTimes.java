package io.github.prebind;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Round-trip times as people write them: {@code db:5432=20ms;*=0.5ms}, by {@code host:port} with
 * {@code *} for all others. Read for the agent's setting {@code rtt} and for the option {@code
 * --rtt}. Stateless.
 */
public final class RoundTripTimes {
  /** What to show where round-trip times were expected. */
  public static final String EXAMPLES = "db:5432=20ms or *=20ms, separated by ;";

  /** A signal once around the earth takes 0.2 s; nothing that is waited for takes longer. */
  private static final double LONGEST_MILLIS = 60_000;

  private RoundTripTimes() {}

  /**
   * Reads them.
   *
   * @param allAtOnce whether a time without an endpoint is good too, for all of them
   * @return milliseconds by {@code host:port} in the order of the text; {@code null} if it is wrong
   */
  public static Map<String, Double> parse(String text, boolean allAtOnce) {
    Map<String, Double> times = new LinkedHashMap<>();
    for (String part : text.split(";", -1)) {
      String one = part.trim();
      int equals = one.lastIndexOf('=');
      String endpoint =
          equals < 0 && allAtOnce ? "*" : one.substring(0, Math.max(0, equals)).trim();
      Double millis = millis(one.substring(equals + 1).trim());
      if (millis == null || !isEndpoint(endpoint) || times.put(endpoint, millis) != null) {
        return null;
      }
    }
    return times;
  }

  private static boolean isEndpoint(String text) {
    if (text.equals("*")) {
      return true;
    }
    int colon = text.lastIndexOf(':');
    if (colon <= 0 || colon == text.length() - 1 || text.length() - colon > 6) {
      return false;
    }
    int port = 0;
    for (int i = colon + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
      port = port * 10 + c - '0';
    }
    return port >= 1 && port <= 65_535;
  }

  /** Such as {@code 20ms}, {@code 0.5ms}, {@code 1s}; {@code null} if it is none. */
  private static Double millis(String text) {
    double unit = text.endsWith("ms") ? 1 : text.endsWith("s") ? 1_000 : 0;
    String number = text.substring(0, text.length() - (unit == 1 ? 2 : unit == 0 ? 0 : 1)).trim();
    boolean digits = unit > 0 && !number.isEmpty() && number.length() <= 10;
    for (int i = 0; digits && i < number.length(); i++) {
      char c = number.charAt(i);
      digits = c >= '0' && c <= '9' || c == '.' && i > 0 && number.indexOf('.') == i;
    }
    if (!digits || number.endsWith(".")) {
      return null;
    }
    double millis = Double.parseDouble(number) * unit;
    return millis <= LONGEST_MILLIS ? millis : null;
  }
}
