package io.github.prebind;

import io.github.prebind.record.RttRule;
import io.github.prebind.report.ReportFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Turns the text of a setting into its type; a text that does not fit is a line and the default.
 */
final class SettingParser {
  private final Map<String, String> given;
  private final List<String> problems;

  SettingParser(Map<String, String> given, List<String> problems) {
    this.given = given;
    this.problems = problems;
  }

  String text(String key, String otherwise) {
    String value = given.get(key);
    return value == null ? otherwise : value;
  }

  boolean flag(String key, boolean otherwise) {
    String value = given.get(key);
    if (value == null) {
      return otherwise;
    }
    switch (value.toLowerCase(Locale.ROOT)) {
      case "true":
        return true;
      case "false":
        return false;
      default:
        problem(key, value, "is not known", "true or false", String.valueOf(otherwise));
        return otherwise;
    }
  }

  String oneOf(String key, String otherwise, String other) {
    String value = given.get(key);
    if (value == null || value.equalsIgnoreCase(otherwise)) {
      return otherwise;
    }
    if (value.equalsIgnoreCase(other)) {
      return other;
    }
    problem(key, value, "is not known", otherwise + " or " + other, otherwise);
    return otherwise;
  }

  /** More than 0, or null. */
  Long duration(String key, String otherwise) {
    String value = given.get(key);
    if (value == null) {
      return null;
    }
    Long millis = Durations.parse(value);
    if (millis != null && millis > 0) {
      return millis;
    }
    String wrong = millis == null ? "is not a duration" : "is not longer than 0";
    problem(key, value, wrong, "for example " + Durations.EXAMPLES, otherwise);
    return null;
  }

  Integer port(String key) {
    String value = given.get(key);
    Integer port = value == null ? null : portNumber(value);
    if (value != null && port == null) {
      problem(
          key, value, "is not a port", "a number from 1 to 65535", "$PORT, else the first to open");
    }
    return port;
  }

  String ready(String key) {
    String value = text(key, "auto");
    if (value.startsWith("/") || value.equals("auto") || value.equals("off")) {
      return value;
    }
    problem(key, value, "is not known", "auto, off or a path such as /health", "auto");
    return "auto";
  }

  /** A fixed interval, or null for auto and off. */
  Long sampleMillis(String key) {
    String value = text(key, "auto");
    if (value.equals("auto") || value.equals("off")) {
      return null;
    }
    Long millis = Durations.parse(value);
    if (millis != null && millis > 0) {
      return millis;
    }
    problem(key, value, "is not an interval", "auto, off or a duration such as 20ms", "auto");
    return null;
  }

  String sampleMode(String key) {
    return "off".equals(given.get(key)) ? "off" : "auto";
  }

  /** The parts between semicolons, without empty ones. */
  List<String> list(String key) {
    String value = given.get(key);
    if (value == null) {
      return List.of();
    }
    List<String> parts = new ArrayList<>();
    int from = 0;
    while (from <= value.length()) {
      int semicolon = value.indexOf(';', from);
      int to = semicolon < 0 ? value.length() : semicolon;
      String part = value.substring(from, to).trim();
      if (!part.isEmpty()) {
        parts.add(part);
      }
      from = to + 1;
    }
    return List.copyOf(parts);
  }

  /** Names of variables; of what is none, such as {@code NAME=value}, only the name is told. */
  List<String> names(String key) {
    List<String> names = list(key);
    if (names.isEmpty()) {
      return names;
    }
    List<String> usable = new ArrayList<>();
    for (String name : names) {
      int equals = name.indexOf('=');
      if (equals < 0) {
        usable.add(name);
      } else {
        problem(
            key,
            name.substring(0, equals + 1).concat("..."),
            "is not a name",
            "for example DATABASE_URL;API_KEY",
            "the others");
      }
    }
    return List.copyOf(usable);
  }

  List<String> reports(String key) {
    List<String> files = list(key);
    if (files.isEmpty()) {
      return files;
    }
    List<String> usable = new ArrayList<>();
    for (String file : files) {
      ReportFormat format = ReportFormat.of(file);
      if (format == null) {
        problem(
            key,
            file,
            "has no known ending",
            "one of " + String.join(" ", ReportFormat.endings(false)),
            "no such report");
      } else if (!format.written()) {
        problems.add(
            key
                + "="
                + PrintableText.of(file)
                + " cannot be written: this version does not write "
                + format.ending()
                + " yet, only "
                + String.join(" ", ReportFormat.endings(true)));
      } else {
        usable.add(file);
      }
    }
    return List.copyOf(usable);
  }

  List<String> methods(String key) {
    List<String> methods = list(key);
    if (methods.isEmpty()) {
      return methods;
    }
    List<String> usable = new ArrayList<>();
    for (String method : methods) {
      if (isMethod(method)) {
        usable.add(method);
      } else {
        problem(key, method, "is not a method", "for example com.acme.Warmup.load", "no such hook");
      }
    }
    return List.copyOf(usable);
  }

  /**
   * The round-trip times that can be used; one for an endpoint that has one already is told and
   * left out.
   *
   * @param typed gets the text of each
   */
  List<RttRule> rtt(String key, List<String> typed) {
    List<String> parts = list(key);
    if (parts.isEmpty()) {
      return List.of();
    }
    Map<String, Double> all = new HashMap<>();
    List<RttRule> rules = new ArrayList<>();
    for (String part : parts) {
      Map<String, Double> times = RoundTripTimes.parse(part, false);
      if (times == null) {
        String expected = "for example db:5432=20ms or *=20ms";
        problem(key, part, "is not a round-trip time", expected, "none");
        continue;
      }
      for (Map.Entry<String, Double> time : times.entrySet()) {
        if (all.put(time.getKey(), time.getValue()) != null) {
          problem(key, part, "is the second for that endpoint", "one for each", "the first");
        } else {
          rules.add(RttRule.of(time.getKey(), time.getValue()));
          typed.add(part);
        }
      }
    }
    return List.copyOf(rules);
  }

  /**
   * The value of {@code $PORT} if it is one. Kubernetes puts {@code tcp://ip:port} there for a
   * service of that name, and other things may stand there too: only what begins with a digit or a
   * sign was clearly meant as a port and gets a line. 0 leaves the choice to the system.
   *
   * @param problems {@code null}: nobody wants the line
   */
  static Integer portFromEnv(String value, List<String> problems) {
    String trimmed = value == null ? "" : value.trim();
    if (trimmed.isEmpty()) {
      return null;
    }
    Integer port = portNumber(trimmed);
    char first = trimmed.charAt(0);
    boolean meant = first >= '0' && first <= '9' || first == '-' || first == '+';
    if (problems != null && port == null && meant && !trimmed.equals("0")) {
      problems.add(
          "the environment's PORT="
              + PrintableText.of(trimmed)
              + " is not a port; expected a number from 1 to 65535; using the first port to open");
    }
    return port;
  }

  private static Integer portNumber(String text) {
    int port = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9' || i > 8) {
        return null;
      }
      port = port * 10 + c - '0';
    }
    return port >= 1 && port <= 65_535 ? port : null;
  }

  /** At least two Java identifiers with a dot between them. */
  private static boolean isMethod(String text) {
    boolean atStart = true;
    boolean dotted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        if (atStart) {
          return false;
        }
        dotted = true;
        atStart = true;
      } else if (atStart ? Character.isJavaIdentifierStart(c) : Character.isJavaIdentifierPart(c)) {
        atStart = false;
      } else {
        return false;
      }
    }
    return dotted && !atStart;
  }

  private void problem(String key, String value, String wrong, String expected, String using) {
    problems.add(
        key
            + "="
            + PrintableText.of(value)
            + " "
            + wrong
            + "; expected "
            + expected
            + "; using "
            + using);
  }
}
