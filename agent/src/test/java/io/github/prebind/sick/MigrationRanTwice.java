package io.github.prebind.sick;

import java.io.IOException;

/** Migrates one schema three times. */
public final class MigrationRanTwice {
  private MigrationRanTwice() {}

  public static void main(String[] args) throws IOException {
    MigrationBeforeBind.main(new String[] {args[0], "A", "A", "A"});
  }
}
