package io.github.prebind.sick;

import java.io.IOException;

/** Builds something large in one method of its own. */
public final class ClassDominates {
  private ClassDominates() {}

  public static void main(String[] args) throws IOException {
    Work.burn(4_000);
    Port.open();
  }
}
