package io.github.prebind.cli.run;

import io.github.prebind.Durations;
import java.util.ArrayList;
import java.util.List;

/** What is to be told of a start without a port, besides its report. */
final class EndLines {
  /** What a shell returns for a program that it cannot find or execute. */
  private static final int NOT_FOUND = 127;

  private static final int NOT_EXECUTABLE = 126;
  private static final int SIGNALLED = 128;

  private EndLines() {}

  static List<String> of(OneStart one, OneStart.End end, String program, long elapsedMillis) {
    SeenJvm app = one.candidate();
    return of(
        end,
        program,
        elapsedMillis,
        end == OneStart.End.ENDED ? one.exitCode() : null,
        app,
        one.report() != null);
  }

  /**
   * @param exitCode of the command, if it ended by itself
   * @param app the JVM that most likely is the app's, or {@code null}
   * @param reported whether there is a report that will be shown
   */
  static List<String> of(
      OneStart.End end,
      String program,
      long elapsedMillis,
      Integer exitCode,
      SeenJvm app,
      boolean reported) {
    List<String> lines = new ArrayList<>();
    if (end == OneStart.End.UNSEEN) {
      return lines; // all has been said
    }
    String after = Durations.format(elapsedMillis);
    if (exitCode != null) {
      lines.add(program + " ended after " + after + " with " + code(exitCode) + ", without a port");
    }
    if (app == null) {
      lines.add(
          "no JVM with the agent was seen below "
              + program
              + (exitCode == null
                  ? ""
                  : ": it started none, or one that did not take the agent (a runtime image needs"
                      + " the module java.instrument), or it clears JAVA_TOOL_OPTIONS"));
    } else if (app.tool() != null) {
      lines.add("no app was seen, only " + app.tool().name() + " (pid " + app.pid() + ")");
    } else if (!reported) {
      lines.add(
          "the JVM "
              + (app.mainClass() == null ? "" : app.mainClass() + " ")
              + "(pid "
              + app.pid()
              + ") left no report, as one that is killed, runs out of memory or crashes"
              + (app.blockedIn() == null ? "" : "; it was last seen in " + app.blockedIn()));
    }
    return lines;
  }

  private static String code(int exitCode) {
    String code = "exit code " + exitCode;
    if (exitCode == NOT_FOUND || exitCode == NOT_EXECUTABLE) {
      return code + " (a program could not be executed)";
    }
    return exitCode > SIGNALLED && exitCode < SIGNALLED + 64
        ? code + " (signal " + (exitCode - SIGNALLED) + ")"
        : code;
  }
}
