package io.github.prebind.sick;

/** Given variables with something around their values. */
public final class EnvWhitespace {
  private EnvWhitespace() {}

  public static void main(String[] args) throws Exception {
    Server.main(args);
  }
}
