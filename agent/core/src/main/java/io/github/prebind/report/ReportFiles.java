package io.github.prebind.report;

import io.github.prebind.start.Start;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The report files that the user asked for. A reader never meets half a file: it is written beside
 * its place and then moved there. Stateless; never throws.
 */
public final class ReportFiles {
  private ReportFiles() {}

  /**
   * Writes one file per path; {@code %p} in a path is the process id of the start.
   *
   * @return for each file that could not be written one line with its path and the reason
   */
  public static List<String> write(Start start, List<String> paths) {
    List<String> problems = new ArrayList<>();
    for (String path : paths) {
      String named = path.replace("%p", Long.toString(start.jvm().pid()));
      try {
        write(named, text(start, named).getBytes(StandardCharsets.UTF_8));
      } catch (Exception | OutOfMemoryError | StackOverflowError e) {
        problems.add("cannot write the report " + named + ": " + reason(e));
      }
    }
    return problems;
  }

  /**
   * Writes one file, whatever its ending.
   *
   * @return one line with the path and the reason if it could not be written, else null
   */
  public static String write(Start start, ReportFormat format, String path) {
    try {
      write(path, format.text(start).getBytes(StandardCharsets.UTF_8));
      return null;
    } catch (Exception | OutOfMemoryError | StackOverflowError e) {
      return "cannot write the report " + path + ": " + reason(e);
    }
  }

  private static String text(Start start, String path) throws IOException {
    ReportFormat format = ReportFormat.of(path);
    if (format == null) {
      throw new IOException(
          "its ending must be one of " + String.join(" ", ReportFormat.endings(true)));
    }
    return format.text(start);
  }

  private static void write(String path, byte[] content) throws IOException {
    Path file = Path.of(path).toAbsolutePath();
    if (Files.isDirectory(file)) {
      throw new IOException("it is a folder");
    }
    if (Files.exists(file) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      // A link or a device stays what it is.
      Files.write(file, content);
      return;
    }
    String name = "." + file.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".tmp";
    Path beside = file.resolveSibling(name);
    try {
      Files.write(beside, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      move(beside, file);
    } catch (AccessDeniedException e) {
      // A folder without write permission can still hold a file that has it.
      Files.write(file, content);
    } finally {
      deleteQuietly(beside);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void deleteQuietly(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // what cannot be created cannot be deleted either
    }
  }

  private static String reason(Throwable e) {
    if (e instanceof NoSuchFileException) {
      return "its folder does not exist";
    } else if (e instanceof AccessDeniedException) {
      return "no permission";
    } else if (e instanceof InvalidPathException invalid) {
      return "not a path (" + invalid.getReason() + ")";
    } else if (e instanceof FileSystemException failed && failed.getReason() != null) {
      return failed.getReason();
    } else if (e instanceof OutOfMemoryError) {
      return "not enough memory";
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
