package io.github.prebind.sick;

/** Told two things of one. */
public final class EnvConflict {
  private EnvConflict() {}

  public static void main(String[] args) throws Exception {
    Server.main(args);
  }
}
