package io.github.prebind.hooks;

import io.github.prebind.record.Facts;
import io.github.prebind.record.Kind;
import io.github.prebind.record.PendingMigration;
import io.github.prebind.record.SpanNode;
import io.github.prebind.weave.Hook;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which Flyway migration kept the start, the how manieth of how many, and how long did it wait for
 * another instance's lock?
 *
 * <p>Read: Flyway 4.2, 5.2, 6.4, 7.15, 8.5, 9.22, 10.22, 11.8, 12.0, 13.12; tested: 4.2, 9.22,
 * 13.12.
 *
 * <p>An executor does not know its migration, but in all versions {@code DbMigrate} writes the
 * migration's name out ({@code toMigrationText}) just before it calls the executor, on the same
 * thread. Native connectors (their own jars since 10) tell it directly.
 *
 * <p>The lock templates run the migration inside their {@code execute}; only the methods that try
 * and wait are timed. Flyway 4 and SQL Server have none, there it is the one statement.
 */
public final class FlywayHooks extends HookSet {
  static final String TABLE =
      """
      org.flywaydb.core.Flyway
        migrate/0                  migration code : Flyway migrate
        validate/0                 migration : Flyway validate
        validateWithResult/0       migration : Flyway validate
        baseline/0                 migration : Flyway baseline
        repair/0                   migration : Flyway repair
        info/0                     migration : Flyway info
        clean/0                    migration : Flyway clean
        undo/0                     migration : Flyway undo
      org.flywaydb.core.internal.command.DbValidate
        validate/0                 migration : Flyway validation
      org.flywaydb.core.internal.command.DbMigrate
        migrate/0                  event : -
        toMigrationText            event arg=0 : -
      org.flywaydb.verb.migrate.MigrateVerbExtension
        executeVerb                event : -
      org.flywaydb.core.internal.info.MigrationInfoServiceImpl \
      org.flywaydb.nc.info.NativeConnectorsMigrationInfoService
        pending/0                  event : -
      org.flywaydb.core.internal.resolver.sql.SqlMigrationExecutor \
      org.flywaydb.core.internal.resolver.java.JavaMigrationExecutor \
      org.flywaydb.core.internal.resolver.script.ScriptMigrationExecutor \
      org.flywaydb.core.internal.resolver.jdbc.JdbcMigrationExecutor \
      org.flywaydb.core.internal.resolver.spring.SpringJdbcMigrationExecutor
        execute/1                  migration code : *
      org.flywaydb.verb.migrate.migrators.JdbcMigrator \
      org.flywaydb.verb.migrate.migrators.ApiMigrator \
      org.flywaydb.verb.migrate.migrators.ExecutableMigrator
        doIndividualMigration      migration code arg=0 : *
      org.flywaydb.core.internal.callback.DefaultCallbackExecutor
        handleEvent/3              migration arg=1 : *
      org.flywaydb.core.internal.scanner.Scanner
        <init>                     framework : Flyway scan for migrations
      org.flywaydb.core.internal.util.scanner.Scanner
        scanForResources           framework : Flyway scan for migrations
        scanForClasses             framework : Flyway scan for migrations
      org.flywaydb.core.internal.strategy.RetryStrategy
        doWithRetries              lock outer : Flyway lock
      org.flywaydb.core.internal.database.postgresql.PostgreSQLAdvisoryLockTemplate \
      org.flywaydb.database.postgresql.PostgreSQLAdvisoryLockTemplate \
      org.flywaydb.core.internal.database.mysql.MySQLNamedLockTemplate \
      org.flywaydb.database.mysql.MySQLNamedLockTemplate
        lock                       lock outer : Flyway lock
      org.flywaydb.core.internal.database.base.Table \
      org.flywaydb.core.internal.dbsupport.Table
        lock/0                     lock outer : Flyway lock
      org.flywaydb.core.internal.jdbc.JdbcTemplate \
      org.flywaydb.core.internal.dbsupport.JdbcTemplate
        execute(Ljava/lang/String; lock outer arg=0 : *
      """;

  private static final String TOOL = "Flyway";

  /** To ask for more of them would cost the app noticeable time. */
  private static final int MOST_SIZES = 300;

  /** What a thread's migrate command has come to. */
  private static final class Run {
    final boolean ofCommand;
    final long startNanos = System.nanoTime();
    Facts.MigrationRunFact told;
    Object migration;
    boolean migrates;
    boolean pendingTold;

    Run(boolean ofCommand) {
      this.ofCommand = ofCommand;
    }
  }

  private final Map<Thread, Run> runs = new ConcurrentHashMap<>();

  @Override
  public String label(Hook hook, Object self, Object argument) {
    if (hook.kind() == Kind.LOCK) {
      return takesLock(argument) ? "Flyway lock" : null;
    }
    if (hook.method().equals("handleEvent")) {
      return "Flyway callback " + AppObject.text(argument, "getId");
    }
    Object migration = migration(hook, argument);
    return migration == null ? "Flyway migration" : label(migration);
  }

  private static String label(Object migration) {
    String version = AppObject.text(migration, "getVersion");
    if (version == null) {
      return "Flyway " + repeatableId(migration);
    }
    String description = description(migration);
    String label = "Flyway " + letter(migration) + version;
    return description.isEmpty() ? label : label + " " + description;
  }

  private static boolean takesLock(Object sql) {
    return sql instanceof String text
        && (text.contains("pg_advisory_lock(")
            || text.contains("GET_LOCK(")
            || text.contains("sp_getapplock"));
  }

  @Override
  public void entered(Hook hook, Object self, Object argument, SpanNode span) {
    switch (hook.method()) {
      case "migrate", "executeVerb" -> {
        if (isCommand(hook)) {
          runs.put(Thread.currentThread(), new Run(true));
        } else {
          Run run = run();
          run.migrates = true;
          tell(run, self);
        }
      }
      case "toMigrationText" -> begins(argument);
      case "execute", "doIndividualMigration" -> {
        Object migration = migration(hook, argument);
        if (migration != null && span != null) {
          String version = AppObject.text(migration, "getVersion");
          String id = version == null ? repeatableId(migration) : version;
          facts().migration(TOOL, id, description(migration), span);
        }
      }
      default -> {
        // told when it returns
      }
    }
  }

  @Override
  public void exited(Hook hook, Object self, Object argument, Object result, SpanNode span) {
    switch (hook.method()) {
      case "migrate", "executeVerb" -> ended(hook);
      case "pending" -> {
        Run run = runs.get(Thread.currentThread());
        if (run != null && run.migrates && !run.pendingTold && result != null) {
          run.pendingTold = true;
          facts().pending(TOOL, pending(result));
        }
      }
      default -> {
        // nothing to clear
      }
    }
  }

  private static List<PendingMigration> pending(Object migrations) {
    List<PendingMigration> pending = new ArrayList<>();
    for (int i = 0; i < Array.getLength(migrations); i++) {
      Object one = Array.get(migrations, i);
      Long bytes = i < MOST_SIZES ? ScriptSize.ofFlyway(one) : null;
      pending.add(new PendingMigration(label(one), bytes));
    }
    return pending;
  }

  @Override
  public void failed(Hook hook, Object self, Object argument, Throwable thrown, SpanNode span) {
    if (hook.method().equals("migrate") || hook.method().equals("executeVerb")) {
      ended(hook);
    }
  }

  private Run run() {
    Run run = runs.get(Thread.currentThread());
    if (run == null) {
      run = new Run(false);
      runs.put(Thread.currentThread(), run);
    }
    return run;
  }

  /** The program's own call, and not what does the work inside of it. */
  private static boolean isCommand(Hook hook) {
    return hook.owner().endsWith(".Flyway");
  }

  private void ended(Hook hook) {
    Run run = runs.get(Thread.currentThread());
    if (run == null) {
      return;
    }
    run.migrates = false;
    if (run.told != null) {
      run.told.ends();
    }
    if (isCommand(hook) || !run.ofCommand) {
      runs.remove(Thread.currentThread());
    }
  }

  /** Which history table it is; all of it is known by now, so that nothing asks the database. */
  private void tell(Run run, Object migrate) {
    Object history = AppObject.field(migrate, "schemaHistory");
    if (history == null) {
      history = AppObject.field(migrate, "metaDataTable"); // before version 5
    }
    String table = AppObject.text(AppObject.field(history, "table"), "toString");
    if (table != null) {
      Object data = AppObject.field(AppObject.field(migrate, "database"), "jdbcMetaData");
      String url = JdbcUrl.of(AppObject.text(data, "getURL")).safe();
      run.told = facts().migrationRun(TOOL, url, table, run.startNanos);
    }
  }

  /** The next executor on this thread runs this migration; it may be of the app's own class. */
  private void begins(Object migration) {
    Run run = runs.get(Thread.currentThread());
    if (run == null) {
      return;
    }
    run.migration = migration;
    Object executor =
        AppObject.call(AppObject.call(migration, "getResolvedMigration"), "getExecutor");
    if (executor != null && !weaver().knows(executor.getClass().getName())) {
      String line = executor.getClass().getName() + "\n  execute/1 migration code : *\n";
      weaver().weaveAlso(executor.getClass(), line, "FlywayHooks");
    }
  }

  private Object migration(Hook hook, Object argument) {
    if (hook.argument() >= 0) {
      return argument;
    }
    Run run = runs.get(Thread.currentThread());
    return run == null ? null : run.migration;
  }

  private static String description(Object migration) {
    String description = AppObject.text(migration, "getDescription");
    return description == null ? "" : description;
  }

  private static String repeatableId(Object migration) {
    return "R__" + description(migration).replace(' ', '_');
  }

  private static String letter(Object migration) {
    String type = AppObject.text(migration, "getType");
    if (type != null && type.contains("UNDO")) {
      return "U";
    }
    return type != null && type.contains("BASELINE") ? "B" : "V";
  }
}
