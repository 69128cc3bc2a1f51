package io.github.prebind.sick;

/** Gives somebody else so many milliseconds. */
public final class SleepBeforeBind {
  private SleepBeforeBind() {}

  public static void main(String[] args) throws Exception {
    Thread.sleep(Long.parseLong(args[0]));
    Port.open();
  }
}
