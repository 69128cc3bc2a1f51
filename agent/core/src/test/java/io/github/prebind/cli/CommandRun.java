package io.github.prebind.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What one command did: its exit code and what it wrote. */
public record CommandRun(int exitCode, String out, String err) {
  /** On a terminal that takes ASCII only. */
  public static CommandRun of(String... arguments) {
    return of(false, arguments);
  }

  static CommandRun of(boolean unicode, String... arguments) {
    return of(unicode, Map.of(), arguments);
  }

  static CommandRun of(boolean unicode, Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = Main.run(arguments, new Terminal(out, err, unicode), environment);
    return new CommandRun(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  List<String> outLines() {
    return out.lines().toList();
  }

  /** What stderr holds, if that is one line and stdout is empty. */
  String complaint() {
    if (!out.isEmpty() || err.lines().count() != 1) {
      throw new AssertionError("not one line on stderr alone:\n" + out + "\n" + err);
    }
    return err.strip();
  }
}
