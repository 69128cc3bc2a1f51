package io.github.prebind.sick;

/** Waits for another program. */
public final class ProcessBeforeBind {
  private ProcessBeforeBind() {}

  public static void main(String[] args) throws Exception {
    new ProcessBuilder("sleep", "1").start().waitFor();
    Port.open();
  }
}
