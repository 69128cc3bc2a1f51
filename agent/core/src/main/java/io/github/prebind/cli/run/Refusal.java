package io.github.prebind.cli.run;

/** Why nothing was started, in one line for the user; the exit code is 2. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Refusal(String line) {
    super(line);
  }
}
