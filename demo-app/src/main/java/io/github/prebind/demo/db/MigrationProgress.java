package io.github.prebind.demo.db;

import java.util.function.Consumer;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows Flyway from migration to migration: one log line and one state for each. */
final class MigrationProgress implements Callback {
  private static final Logger LOG = LoggerFactory.getLogger(MigrationProgress.class);

  private final Consumer<MigrationState> progress;
  private int pending;
  private int number;
  private long beginNanos;

  MigrationProgress(Consumer<MigrationState> progress) {
    this.progress = progress;
  }

  /** Says how many migrations are to come. */
  void expect(int migrations) {
    pending = migrations;
    number = 0;
  }

  @Override
  public void handle(Event event, Context context) {
    String name = name(context.getMigrationInfo());
    if (event == Event.BEFORE_EACH_MIGRATE) {
      number++;
      beginNanos = System.nanoTime();
      progress.accept(new MigrationState.Running(number, pending, name));
    } else {
      long millis = (System.nanoTime() - beginNanos) / 1_000_000;
      LOG.info("migration {} of {}: {}, {} ms", number, pending, name, millis);
    }
  }

  private static String name(MigrationInfo migration) {
    return "V" + migration.getVersion() + " " + migration.getDescription();
  }

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public String getCallbackName() {
    return "progress";
  }
}
