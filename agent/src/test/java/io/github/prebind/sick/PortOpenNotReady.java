package io.github.prebind.sick;

/** Works on behind the bind: its argument says how. */
public final class PortOpenNotReady {
  private PortOpenNotReady() {}

  public static void main(String[] args) {
    Boot.main(new String[] {"--warmup=" + args[0]});
  }
}
