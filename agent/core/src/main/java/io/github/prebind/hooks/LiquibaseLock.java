package io.github.prebind.hooks;

import io.github.prebind.Durations;
import io.github.prebind.record.Secrets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;

/**
 * Who holds Liquibase's lock, and since when? Stateless.
 *
 * <p>The lock service answers that by its own {@code listLocks}, as Liquibase itself asks before it
 * gives up: one SELECT, on the app's thread and connection, at a moment at which that waits anyway.
 * Both before and behind it the transaction is empty: {@code acquireLock} ends with a rollback,
 * whatever has happened in it (read in 3.10, 4.1, 4.19, 4.31, 5.0), and what was asked here ends
 * with one too, so that no snapshot and no lock of a reader stays while the app sleeps. On Oracle
 * the same SELECT is FOR UPDATE and would wait for whoever is just about to release the lock: there
 * nobody asks.
 */
final class LiquibaseLock {
  private LiquibaseLock() {}

  /** {@code held by web-1 (10.0.0.7) for 2 h, since 2026-11-20T20:00:00Z}; null if unknown. */
  static String holder(Object lockService, long nowMillis) {
    Object database = AppObject.field(lockService, "database");
    String product = AppObject.text(database, "getShortName");
    if (product == null || product.equals("oracle")) {
      return null;
    }
    Object locks = AppObject.call(lockService, "listLocks");
    AppObject.call(database, "rollback");
    return locks instanceof Object[] some && some.length > 0 ? text(some[0], nowMillis) : null;
  }

  private static String text(Object lock, long nowMillis) {
    String owner = AppObject.text(lock, "getLockedBy");
    if (owner == null || owner.isBlank()) {
      return null;
    }
    String text = "held by " + Secrets.scrub(owner);
    if (!(AppObject.call(lock, "getLockGranted") instanceof Date granted)) {
      return text;
    }
    long millis = nowMillis - granted.getTime();
    Instant since = Instant.ofEpochMilli(granted.getTime()).truncatedTo(ChronoUnit.SECONDS);
    // Another time zone there, and the lock is of the future.
    return (millis < 0 ? text : text + " for " + Durations.format(millis) + ",")
        + " since "
        + since;
  }
}
