package io.github.prebind;

import java.io.File;

/**
 * The private folder of the {@code run} command that started this JVM, where each JVM below it
 * leaves three files named after its process id: how far its start is, what the agent has to say,
 * and the report. No setting of the user's: only {@code run} sets the variable, makes the folder
 * and removes it. Immutable.
 */
public final class RunFolder {
  /**
   * The environment variable that names the folder. It goes down to every process below {@code
   * run}, which tells them from others by it.
   */
  public static final String VARIABLE = "PREBIND_RUN";

  /** The ending of the file that tells how far a start is. */
  public static final String PROGRESS = ".progress";

  /** The ending of the file with the agent's lines, each a JSON object. */
  public static final String LINES = ".lines";

  /** The ending of an empty file by which {@code run} asks for a report before the end. */
  public static final String ASK = ".ask";

  /** The ending of the report. */
  public static final String REPORT = ".json";

  private final File folder;
  private final String name = Long.toString(ProcessHandle.current().pid());

  private RunFolder(File folder) {
    this.folder = folder;
  }

  /** The folder of that name, or {@code null} if there is no name. */
  static RunFolder of(String path) {
    return path == null || path.isEmpty() ? null : new RunFolder(new File(path));
  }

  /** Whether {@code run} has not ended yet. */
  boolean exists() {
    return folder.isDirectory();
  }

  File progress() {
    return file(PROGRESS);
  }

  File lines() {
    return file(LINES);
  }

  File ask() {
    return file(ASK);
  }

  File report() {
    return file(REPORT);
  }

  private File file(String ending) {
    return new File(folder, name.concat(ending));
  }
}
