package io.github.prebind.cli.run;

import io.github.prebind.PrintableText;
import io.github.prebind.report.ReportFormat;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The report files that were asked for. Stateless. */
final class ReportPaths {
  /** The files of {@code --out} are called so, and end as their format does. */
  private static final String NAME = "start";

  private ReportPaths() {}

  /**
   * The paths of the setting, then one of each format in the folder, which is made.
   *
   * @param folder {@code --out}, or {@code null}
   * @throws Refusal if one of them cannot be written
   */
  static List<String> checked(List<String> reports, String folder) {
    List<String> paths = new ArrayList<>(reports);
    for (String report : reports) {
      checkFile(report);
    }
    if (folder != null) {
      Path made = make(folder);
      for (String ending : ReportFormat.endings(true)) {
        paths.add(made.resolve(NAME + ending).toString());
      }
    }
    return List.copyOf(paths);
  }

  private static void checkFile(String report) {
    Path file = path("report", report).toAbsolutePath();
    Path parent = file.getParent();
    if (Files.isDirectory(file)) {
      throw refusal("report", report, "it is a folder");
    } else if (parent == null || !Files.isDirectory(parent)) {
      throw refusal("report", report, "its folder does not exist");
    } else if (!Files.isWritable(Files.exists(file) ? file : parent)) {
      throw refusal("report", report, "no permission to write there");
    }
  }

  private static Path make(String folder) {
    if (folder.isBlank()) {
      throw new Refusal("--out has no value; expected a folder for the reports");
    }
    Path path = path("out", folder);
    try {
      Files.createDirectories(path);
    } catch (FileAlreadyExistsException e) {
      throw refusal("out", folder, e.getMessage() + " is a file, expected a folder");
    } catch (IOException e) {
      throw refusal("out", folder, "the folder cannot be made: " + e);
    }
    if (!Files.isWritable(path)) {
      throw refusal("out", folder, "no permission to write there");
    }
    return path;
  }

  /** Only a file's name may hold the process's id: no folder is made for it. */
  private static Path path(String option, String text) {
    try {
      Path path = Path.of(text);
      Path folder = option.equals("out") ? path : path.getParent();
      if (folder != null && folder.toString().contains("%p")) {
        throw refusal(option, text, "expected %p in the name of a file only");
      }
      return path;
    } catch (InvalidPathException e) {
      throw refusal(option, text, "not a path (" + e.getReason() + ")");
    }
  }

  private static Refusal refusal(String option, String value, String why) {
    return new Refusal("--" + option + "=" + PrintableText.of(value) + ": " + why);
  }
}
