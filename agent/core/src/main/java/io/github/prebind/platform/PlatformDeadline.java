package io.github.prebind.platform;

import java.util.Map;

/**
 * A platform's deadline and where it comes from: the platform's own variable if it has one that can
 * be read, else the catalogue.
 *
 * @param millis null if the platform does not wait, or if its patience is unknown
 * @param source one line for people
 * @param status as in the catalogue; {@code VERIFIED} for the platform's own variable
 */
record PlatformDeadline(Long millis, String source, String status) {
  private static final int LONGEST_SECONDS = 7 * 24 * 3_600;

  boolean verified() {
    return status.equals("VERIFIED");
  }

  /**
   * @param facts the section that has the {@code deadline} line which applies
   * @param base the platform's own section
   */
  static PlatformDeadline of(
      PlatformSection facts, String checked, PlatformSection base, Map<String, String> env) {
    String variable = base.value("deadline.variable");
    String given = variable == null ? null : env.get(variable);
    String remark = "";
    if (given != null && !given.isBlank()) {
      Integer seconds = integer(given.trim());
      Integer most = integer(base.value("deadline.variable.max"));
      if (seconds != null && seconds > 0 && seconds <= LONGEST_SECONDS) {
        boolean capped = most != null && seconds > most;
        return new PlatformDeadline(
            (capped ? most : seconds) * 1_000L,
            capped ? variable + ", of which the platform grants " + most + " s" : variable,
            "VERIFIED");
      }
      remark = variable + " is set but is no number of seconds, and was ignored; ";
    }
    Integer seconds = integer(facts.value("deadline"));
    String note = facts.value("deadline.note");
    String status = String.valueOf(facts.value("deadline.status"));
    return new PlatformDeadline(
        seconds == null ? null : Long.valueOf(seconds * 1_000L),
        remark
            + (note == null ? "" : note + "; ")
            + facts.value("deadline.source")
            + " ("
            + status
            + ", "
            + checked
            + ")",
        status);
  }

  /** A number of at most nine digits, or null for anything else. */
  static Integer integer(String text) {
    if (text == null || text.isEmpty() || text.length() > 9) {
      return null;
    }
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return null;
      }
      number = number * 10 + c - '0';
    }
    return number;
  }
}
