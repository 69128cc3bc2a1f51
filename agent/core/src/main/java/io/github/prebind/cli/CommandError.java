package io.github.prebind.cli;

/** Why a command cannot do its work, in one line for its user; the exit code is 2. */
final class CommandError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CommandError(String line) {
    super(line);
  }
}
