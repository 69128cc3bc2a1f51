package io.github.prebind.cli;

import io.github.prebind.start.Start;
import io.github.prebind.start.StartJson;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A report file that a command was given. Stateless. */
final class StartFile {
  private StartFile() {}

  /**
   * The facts in the file.
   *
   * @throws CommandError if there is no such file, or if it is no report of this schema
   */
  static Start read(String given) {
    String path = given.isBlank() ? "\"" + given + "\"" : given;
    try {
      if (given.isBlank()) {
        throw new CommandError(path + ": expected the path of a report");
      }
      Path file = Path.of(path);
      if (Files.isDirectory(file)) {
        throw new CommandError(path + ": cannot be read, it is a folder");
      }
      return StartJson.read(Files.readString(file));
    } catch (IllegalArgumentException e) {
      throw new CommandError(
          path
              + ": "
              + (e instanceof InvalidPathException invalid
                  ? "is not a path (" + invalid.getReason() + ")"
                  : e.getMessage()));
    } catch (IOException e) {
      throw new CommandError(path + ": cannot be read, " + reason(e));
    }
  }

  /**
   * For a start whose fields are each right by themselves, but that no start can have: bound, and
   * no bind.
   */
  static CommandError contradiction(String path) {
    return new CommandError(
        path + ": not a readable " + Start.SCHEMA + " report: its facts contradict each other");
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    } else if (e instanceof AccessDeniedException) {
      return "no permission";
    } else if (e instanceof CharacterCodingException) {
      return "it is not UTF-8 text";
    } else if (e instanceof FileSystemException failed && failed.getReason() != null) {
      return failed.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
