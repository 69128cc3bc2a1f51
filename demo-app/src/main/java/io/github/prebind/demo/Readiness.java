package io.github.prebind.demo;

import io.github.prebind.demo.db.MigrationState;

/** How far the app is on its way to serve. Written by the thread that migrates, read by any. */
public final class Readiness {
  private volatile MigrationState migration = new MigrationState.Pending("not begun");

  public MigrationState migration() {
    return migration;
  }

  public void migration(MigrationState state) {
    migration = state;
  }

  /** Whether the data endpoints can answer. */
  public boolean isReady() {
    return migration instanceof MigrationState.Done;
  }
}
