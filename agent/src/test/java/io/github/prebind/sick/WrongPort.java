package io.github.prebind.sick;

/** Does not read {@code PORT}, unless its arguments do. */
public final class WrongPort {
  private WrongPort() {}

  public static void main(String[] args) {
    Boot.main(args);
  }
}
