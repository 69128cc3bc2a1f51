package io.github.prebind.cli.run;

import io.github.prebind.Durations;

/** How far a start is, in one line. A pure function. */
final class LiveText {
  /**
   * An instant of a start.
   *
   * @param number of this start, {@code of} how many
   * @param sinceCommandMillis since the command was started
   * @param sinceClockMillis since the clock of the app's deadline began; {@code null} if no app's
   *     JVM is seen
   * @param limitMillis the tighter of deadline and budget, or {@code null}
   * @param timeoutMillis when it will be given up
   * @param atWork the JVM of a build tool that runs and no app yet, or {@code null}
   * @param jvmSeen whether a JVM with the agent has been seen at all
   * @param blockedIn what the app is in the middle of, or {@code null}
   * @param blockedMillis for how long
   * @param projectedMillis when the port is expected to open, or {@code null}
   * @param openMillis for how long the port has been open; {@code null} if it is not
   */
  record Moment(
      int number,
      int of,
      long sinceCommandMillis,
      Long sinceClockMillis,
      Long limitMillis,
      long timeoutMillis,
      String atWork,
      boolean jvmSeen,
      String blockedIn,
      Long blockedMillis,
      Long projectedMillis,
      Long openMillis) {}

  private LiveText() {}

  static String of(Moment moment) {
    StringBuilder line = new StringBuilder();
    if (moment.of() > 1) {
      line.append("start ").append(moment.number()).append(" of ").append(moment.of()).append(": ");
    }
    if (moment.openMillis() != null) {
      line.append("the port is open; waiting for the app to be ready, for ");
      return line.append(clock(moment.openMillis())).toString();
    }
    boolean app = moment.sinceClockMillis() != null;
    long elapsed = app ? moment.sinceClockMillis() : moment.sinceCommandMillis();
    line.append(clock(elapsed)).append(" of ");
    if (moment.limitMillis() == null) {
      line.append("at most ").append(Durations.format(moment.timeoutMillis()));
    } else {
      line.append(Durations.format(moment.limitMillis()));
    }
    return line.append(", ").append(app ? doing(moment) : waiting(moment)).toString();
  }

  private static String waiting(Moment moment) {
    if (moment.atWork() != null) {
      return moment.atWork() + " is at work, no app yet";
    }
    return moment.jvmSeen() ? "no JVM runs any more" : "no JVM yet";
  }

  private static String doing(Moment moment) {
    StringBuilder text = new StringBuilder();
    if (moment.blockedIn() == null) {
      text.append("running code that no hook knows");
    } else {
      text.append("in ").append(moment.blockedIn());
      if (moment.blockedMillis() != null) {
        text.append(" for ").append(clock(moment.blockedMillis()));
      }
    }
    if (moment.projectedMillis() != null) {
      text.append("; projected ").append(Durations.format(moment.projectedMillis()));
    }
    return text.toString();
  }

  /** Always with its tenth below a minute, so that what stands behind it does not jump. */
  private static String clock(long millis) {
    long tenths = Math.max(0, millis) / 100;
    return tenths < 600 ? tenths / 10 + "." + tenths % 10 + " s" : Durations.format(tenths * 100);
  }
}
