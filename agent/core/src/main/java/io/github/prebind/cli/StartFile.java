package io.github.prebind.cli;

import io.github.prebind.start.SavedStart;
import io.github.prebind.start.Start;

/** A report file that a command was given. Stateless. */
final class StartFile {
  private StartFile() {}

  /**
   * The facts in the file.
   *
   * @throws CommandError if there is no such file, or if it is no report of this schema
   */
  static Start read(String given) {
    try {
      return SavedStart.read(given);
    } catch (IllegalArgumentException e) {
      throw new CommandError(e.getMessage());
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
}
