package io.github.prebind.sick;

import java.io.IOException;

/** Only opens a port; to be started with a heap larger than its memory. */
public final class HeapOverLimit {
  private HeapOverLimit() {}

  public static void main(String[] args) throws IOException {
    Port.open();
  }
}
