package io.github.prebind.sick;

import io.github.prebind.FlywayMain;
import java.io.IOException;

/** Migrates with the scripts of a folder, and opens its port if that was possible. */
public final class MigrationLockWait {
  private MigrationLockWait() {}

  public static void main(String[] args) throws IOException {
    FlywayMain.main(args);
    Port.open();
  }
}
