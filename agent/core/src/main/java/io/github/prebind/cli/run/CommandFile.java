package io.github.prebind.cli.run;

import io.github.prebind.PrintableText;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Finds the program of a command, as the system will, so that a wrong one is told in one line. */
final class CommandFile {
  private static final int LONGEST_FIRST_LINE = 256;

  private CommandFile() {}

  /**
   * The command, whose program exists and may be executed.
   *
   * @throws Refusal if it does not
   */
  static List<String> checked(List<String> command, Map<String, String> env) {
    if (command.isEmpty() || command.get(0).isBlank()) {
      throw new Refusal("expected a command to start: run [options] -- COMMAND [ARG...]");
    }
    String program = command.get(0);
    if (File.separatorChar == '/') {
      try {
        check(program, env.getOrDefault("PATH", "/usr/bin:/bin"));
      } catch (InvalidPathException e) {
        throw refusal(program, "is not the name of a program (" + e.getReason() + ")");
      }
    }
    return List.copyOf(command);
  }

  private static void check(String program, String searchPath) {
    if (program.indexOf('/') >= 0) {
      Path file = Path.of(program);
      if (!Files.exists(file)) {
        throw refusal(program, "there is no such file");
      } else if (Files.isDirectory(file)) {
        throw refusal(program, "it is a folder");
      } else if (!Files.isExecutable(file)) {
        throw refusal(program, "it is not executable (chmod +x " + program + ")");
      }
      checkInterpreter(program, file);
      return;
    }
    Path refused = null;
    for (String folder : searchPath.split(":", -1)) {
      Path file = Path.of(folder.isEmpty() ? "." : folder, program);
      if (Files.isRegularFile(file)) {
        if (Files.isExecutable(file)) {
          checkInterpreter(program, file);
          return;
        }
        refused = file;
      }
    }
    throw refused == null
        ? refusal(program, "there is no such command on the PATH")
        : refusal(program, refused + " is not executable");
  }

  /**
   * Where {@code #!} names a program that is not there, the system calls the script itself lost.
   */
  private static void checkInterpreter(String program, Path file) {
    byte[] head = new byte[LONGEST_FIRST_LINE];
    int length;
    try (InputStream in = Files.newInputStream(file)) {
      length = in.readNBytes(head, 0, head.length);
    } catch (IOException e) {
      return; // it may be executed, if not be read
    }
    String text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\n');
    if (!text.startsWith("#!") || end < 0) {
      return;
    }
    String interpreter = text.substring(2, end).strip();
    if (interpreter.isEmpty()) {
      return;
    }
    String path = interpreter.split("\\s", 2)[0];
    if (path.startsWith("/") && !Files.exists(Path.of(path))) {
      throw refusal(program, "its first line asks for " + path + ", which is not there");
    }
    if (text.charAt(end - 1) == '\r') {
      throw refusal(program, "its lines end as on Windows, which no Unix takes in a script");
    }
  }

  private static Refusal refusal(String program, String why) {
    return new Refusal("cannot start " + PrintableText.of(program) + ": " + why);
  }
}
