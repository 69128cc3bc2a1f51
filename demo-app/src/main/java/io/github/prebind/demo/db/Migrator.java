package io.github.prebind.demo.db;

import io.github.prebind.demo.audit.DomainAuditor;
import io.github.prebind.demo.db.migration.V4__Import_domains;
import io.github.prebind.demo.db.migration.V5__Backfill_audits;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the database to this version's schema, and tells how far it is. */
public final class Migrator {
  private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);

  private final Flyway flyway;
  private final MigrationLock lock;
  private final Consumer<MigrationState> progress;
  private final MigrationProgress callback;

  /**
   * @param auditor for the backfill; must answer without a network
   * @param rows how many domains are created and audited
   * @param progress told of each state, in order, by the thread that migrates
   */
  public Migrator(
      DataSource dataSource,
      MigrationLock lock,
      DomainAuditor auditor,
      int rows,
      Consumer<MigrationState> progress) {
    this.lock = lock;
    this.progress = progress;
    this.callback = new MigrationProgress(progress);
    this.flyway =
        Flyway.configure(Migrator.class.getClassLoader())
            .dataSource(dataSource)
            .locations("classpath:db/migration")
            .validateMigrationNaming(true)
            .javaMigrations(
                new V4__Import_domains(rows), new V5__Backfill_audits(auditor, Clock.systemUTC()))
            .callbacks(callback)
            .load();
  }

  /**
   * Migrates; returns when all migrations are applied, by this process or another. A failure is
   * thrown, and not reported as a state.
   */
  public void migrate() throws SQLException, InterruptedException {
    long begin = System.nanoTime();
    MigrationLock.Held held = lock.acquire(this::waiting);
    try {
      LOG.info("migration lock acquired");
      forgetFailedBackfill();
      callback.expect(flyway.info().pending().length);
      int applied = flyway.migrate().migrationsExecuted;
      long millis = (System.nanoTime() - begin) / 1_000_000;
      LOG.info("{} migrations applied in {} ms", applied, millis);
      progress.accept(new MigrationState.Done(applied, millis));
    } finally {
      LOG.info("migration lock released");
      held.close();
    }
  }

  private void waiting() {
    LOG.info("another instance is migrating: waiting for its lock");
    progress.accept(new MigrationState.Pending("another instance is migrating"));
  }

  /**
   * Lets a backfill that once failed go on. Flyway refuses to touch a database with a failed
   * migration, since half of it may be there. That is right in general, but the backfill commits
   * whole batches and begins where it stopped, so that its failure needs nobody to clean up.
   */
  private void forgetFailedBackfill() {
    MigrationInfoService info = flyway.info();
    boolean backfillFailed = false;
    for (MigrationInfo migration : info.all()) {
      if (migration.getState().isFailed()) {
        if (!V5__Backfill_audits.VERSION.equals(String.valueOf(migration.getVersion()))) {
          return;
        }
        backfillFailed = true;
      }
    }
    if (backfillFailed) {
      LOG.info("the backfill failed before: continuing it");
      flyway.repair();
    }
  }
}
