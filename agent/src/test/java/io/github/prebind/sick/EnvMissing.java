package io.github.prebind.sick;

/** Given less than it needs. */
public final class EnvMissing {
  private EnvMissing() {}

  public static void main(String[] args) throws Exception {
    Server.main(args);
  }
}
