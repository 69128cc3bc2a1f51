package io.github.prebind.demo.db;

import java.util.concurrent.locks.ReentrantLock;

/** The lock for H2 in memory, which no other process can see: one for this JVM. */
final class LocalMigrationLock implements MigrationLock {
  private static final ReentrantLock LOCK = new ReentrantLock();

  @Override
  public Held acquire(Runnable onWait) throws InterruptedException {
    if (!LOCK.tryLock()) {
      onWait.run();
      LOCK.lockInterruptibly();
    }
    return LOCK::unlock;
  }
}
