package io.github.prebind.hooks;

import io.github.prebind.record.Facts;
import io.github.prebind.record.PendingMigration;
import io.github.prebind.record.SpanNode;
import io.github.prebind.weave.Hook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which Liquibase change set kept the start, the how manieth of how many, and how long did it wait
 * for the lock that another instance, or one that was killed, holds?
 *
 * <p>Read: Liquibase 3.8, 3.10, 4.1, 4.8, 4.16, 4.19, 4.20, 4.23, 4.26, 4.31, 5.0; tested: 3.10,
 * 4.19, 4.31, 5.0. From 4.20 on Liquibase itself finds out which change sets are pending before it
 * runs them; before, {@link LiquibaseFilters} does.
 *
 * <p>Whoever holds the lock is in Liquibase's own message when it gives up, after five minutes;
 * most platforms have killed the app by then. So {@link LiquibaseLock} asks once, when the lock was
 * not free.
 */
public final class LiquibaseHooks extends HookSet {
  static final String TABLE =
      """
      liquibase.Liquibase
        update                     migration outer code : Liquibase update
        updateTestingRollback      migration outer : Liquibase update
        rollback                   migration outer : Liquibase rollback
        changeLogSync              migration outer : Liquibase changelog-sync
        clearCheckSums             migration outer : Liquibase clear-checksums
        dropAll                    migration outer : Liquibase drop-all
        validate                   migration outer : Liquibase validate
        listUnrunChangeSets/3      event : -
      liquibase.command.CommandScope
        execute/0                  migration outer : *
      liquibase.command.core.AbstractUpdateCommandStep
        getStatusVisitor           event : -
      liquibase.changelog.ChangeLogIterator
        run/2                      event arg=0 : -
      liquibase.changelog.ChangeSet
        execute/3                  migration code : *
      liquibase.lockservice.StandardLockService
        waitForLock                lock code : Liquibase lock
        acquireLock                event : -
        init/0                     schema : Liquibase lock table
      liquibase.changelog.StandardChangeLogHistoryService
        init/0                     schema : Liquibase history table
      liquibase.parser.core.xml.AbstractChangeLogParser \
      liquibase.parser.core.yaml.YamlChangeLogParser \
      liquibase.parser.core.formattedsql.FormattedSqlChangeLogParser \
      liquibase.parser.AbstractFormattedChangeLogParser \
      liquibase.parser.core.sql.SqlChangeLogParser
        parse/3                    schema outer : Liquibase changelog reading
      """;

  private static final String TOOL = "Liquibase";
  private static final String FAILED = "the change set failed";
  private static final int LONGEST_FILE = 48;
  private static final int LONGEST_ID = 60;

  /** The threads inside an update whose pending change sets are not known yet. */
  private final Map<Thread, Boolean> updating = new ConcurrentHashMap<>();

  /** The threads inside an update, with what was told of it. */
  private final Map<Thread, Facts.MigrationRunFact> runs = new ConcurrentHashMap<>();

  /** The threads that want the lock, until it was not free once. */
  private final Map<Thread, SpanNode> locking = new ConcurrentHashMap<>();

  @Override
  public String label(Hook hook, Object self, Object argument) {
    if (hook.owner().endsWith("CommandScope")) {
      return "Liquibase " + command(AppObject.call(AppObject.call(self, "getCommand"), "getName"));
    }
    return label(self);
  }

  private static String label(Object changeSet) {
    String file = AppObject.text(changeSet, "getFilePath");
    String label = "Liquibase " + id(changeSet);
    if (file == null) {
      return label;
    }
    if (file.length() > LONGEST_FILE) {
      file = "..." + file.substring(file.length() - LONGEST_FILE + 3);
    }
    return label + " (" + file + ")";
  }

  private static String command(Object name) {
    if (!(name instanceof String[] words)) {
      return "command";
    }
    StringBuilder text = new StringBuilder();
    for (String word : words) {
      text.append(text.length() == 0 ? "" : " ").append(word);
    }
    return text.toString();
  }

  private static String id(Object changeSet) {
    String id = AppObject.text(changeSet, "getId");
    if (id != null && id.length() > LONGEST_ID) {
      id = id.substring(0, LONGEST_ID - 3) + "...";
    }
    return id + "::" + AppObject.text(changeSet, "getAuthor");
  }

  /** The author's own words, or else what Liquibase says of the changes. */
  private static String description(Object changeSet) {
    String comments = AppObject.text(changeSet, "getComments");
    if (comments != null && !comments.isBlank()) {
      return comments;
    }
    String description = AppObject.text(changeSet, "getDescription");
    return description == null ? "" : description;
  }

  @Override
  public void entered(Hook hook, Object self, Object argument, SpanNode span) {
    if (hook.method().equals("run")) {
      if (updates(argument) && updating.remove(Thread.currentThread()) != null) {
        pending(LiquibaseFilters.pending(self));
      }
      return;
    }
    if (span == null) {
      return;
    }
    if (hook.method().equals("waitForLock")) {
      locking.put(Thread.currentThread(), span);
    } else if (hook.method().equals("execute")) {
      facts().migration(TOOL, id(self), description(self), span);
    } else {
      updating.put(Thread.currentThread(), Boolean.TRUE);
      Object database = AppObject.call(self, "getDatabase");
      String url = AppObject.text(AppObject.call(database, "getConnection"), "getURL");
      runs.put(
          Thread.currentThread(),
          facts().migrationRun(TOOL, JdbcUrl.of(url).safe(), null, System.nanoTime()));
    }
  }

  @Override
  public void exited(Hook hook, Object self, Object argument, Object result, SpanNode span) {
    switch (hook.method()) {
      case "update" -> ended(self, span);
      case "acquireLock" -> tried(self);
      case "waitForLock" -> locking.remove(Thread.currentThread());
      case "execute" -> {
        if (span != null && "FAILED".equals(AppObject.text(result, "name"))) {
          span.error(innerError(span) + " (ignored: failOnError=false)");
        }
      }
      case "getStatusVisitor" -> {
        updating.remove(Thread.currentThread());
        pending(AppObject.call(result, "getChangeSetsToRun"));
      }
      case "listUnrunChangeSets" -> {
        if (updating.remove(Thread.currentThread()) != null) {
          pending(result);
        }
      }
      default -> {
        // a change set has been told when it began
      }
    }
  }

  @Override
  public void failed(Hook hook, Object self, Object argument, Throwable thrown, SpanNode span) {
    if (hook.method().equals("update")) {
      ended(self, span);
    } else if (hook.method().equals("waitForLock")) {
      locking.remove(Thread.currentThread());
    }
  }

  private void tried(Object lockService) {
    SpanNode wait = locking.get(Thread.currentThread());
    if (wait != null && Boolean.FALSE.equals(AppObject.call(lockService, "hasChangeLogLock"))) {
      locking.remove(Thread.currentThread());
      wait.note(LiquibaseLock.holder(lockService, System.currentTimeMillis()));
    }
  }

  /** Whether this visitor runs the change sets it meets, rather than to look at them. */
  private static boolean updates(Object visitor) {
    for (Class<?> type = visitor == null ? null : visitor.getClass();
        type != null;
        type = type.getSuperclass()) {
      if (type.getName().equals("liquibase.changelog.visitor.UpdateVisitor")) {
        return true;
      }
    }
    return false;
  }

  /** The first failure inside a change set whose own exception Liquibase has swallowed. */
  private static String innerError(SpanNode span) {
    for (SpanNode child = span.firstChild(); child != null; child = child.next()) {
      String error = child.error() == null ? innerError(child) : child.error();
      if (!error.equals(FAILED)) {
        return error;
      }
    }
    return FAILED;
  }

  private void ended(Object liquibase, SpanNode span) {
    if (span == null) {
      return;
    }
    updating.remove(Thread.currentThread());
    Facts.MigrationRunFact run = runs.remove(Thread.currentThread());
    if (run != null) {
      run.ends();
      run.table(table(AppObject.call(liquibase, "getDatabase")));
    }
  }

  /**
   * The history table, with the schema that Liquibase has found out meanwhile: its own method for
   * that would ask the database.
   */
  private static String table(Object database) {
    Object schema = AppObject.field(database, "liquibaseSchemaName");
    if (schema == null) {
      schema = AppObject.field(database, "defaultSchemaName");
    }
    String table = AppObject.text(database, "getDatabaseChangeLogTableName");
    return schema == null || table == null ? table : schema + "." + table;
  }

  private void pending(Object changeSets) {
    if (changeSets instanceof Collection<?> some) {
      List<PendingMigration> pending = new ArrayList<>();
      for (Object entry : some) {
        Object inside = AppObject.call(entry, "getChangeSet"); // of a ChangeSetStatus
        Object one = inside == null ? entry : inside;
        pending.add(new PendingMigration(label(one), ScriptSize.ofLiquibase(one)));
      }
      facts().pending(TOOL, pending);
    }
  }
}
