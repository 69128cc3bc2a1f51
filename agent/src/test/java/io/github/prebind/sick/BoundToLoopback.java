package io.github.prebind.sick;

/** Listens on loopback. */
public final class BoundToLoopback {
  private BoundToLoopback() {}

  public static void main(String[] args) {
    Boot.main(new String[] {"--server.address=127.0.0.1"});
  }
}
