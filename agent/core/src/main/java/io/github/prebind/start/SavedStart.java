package io.github.prebind.start;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A report file that somebody named. Stateless. */
public final class SavedStart {
  private SavedStart() {}

  /**
   * The facts in the file.
   *
   * @throws IllegalArgumentException with one line that begins with the path, if there is no such
   *     file, or if it is no report of this schema
   */
  public static Start read(String given) {
    String path = given.isBlank() ? "\"" + given + "\"" : given;
    try {
      if (given.isBlank()) {
        throw new IllegalArgumentException("expected the path of a report");
      }
      Path file = Path.of(path);
      if (Files.isDirectory(file)) {
        throw new IllegalArgumentException("cannot be read, it is a folder");
      }
      return StartJson.read(Files.readString(file));
    } catch (IllegalArgumentException e) {
      throw refused(
          path,
          e instanceof InvalidPathException invalid
              ? "is not a path (" + invalid.getReason() + ")"
              : e.getMessage(),
          e);
    } catch (IOException e) {
      throw refused(path, "cannot be read, " + reason(e), e);
    }
  }

  private static IllegalArgumentException refused(String path, String why, Exception cause) {
    return new IllegalArgumentException(path + ": " + why, cause);
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
