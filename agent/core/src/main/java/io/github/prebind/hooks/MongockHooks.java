package io.github.prebind.hooks;

import io.github.prebind.record.SpanNode;
import io.github.prebind.weave.Hook;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which change unit of Mongock kept the start, and how long did it wait for the lock of another
 * instance?
 *
 * <p>Read: Mongock 5.0, 5.2, 5.5; tested: 5.5. {@code executeAndLogChangeSet} is called for those
 * that ran in an earlier start, too; what runs one is {@code executeChangeSetMethod}, which knows
 * no more than its Java method.
 */
public final class MongockHooks extends HookSet {
  static final String TABLE =
      """
      io.mongock.runner.core.executor.MongockRunnerImpl
        execute/0               migration : Mongock run
      io.mongock.runner.core.executor.ChangeExecutorBase \
      io.mongock.runner.core.executor.operation.migrate.MigrateExecutorBase
        executeAndLogChangeSet  event arg=3 : -
        executeChangeSetMethod  migration code : *
      io.mongock.driver.core.lock.LockManagerDefault
        acquireLockDefault/0    lock : Mongock lock
      """;

  private static final String TOOL = "Mongock";

  /** What each thread is about to run. */
  private final Map<Thread, Object> units = new ConcurrentHashMap<>();

  @Override
  public String label(Hook hook, Object self, Object argument) {
    Object unit = units.get(Thread.currentThread());
    return unit == null ? "Mongock rollback" : "Mongock " + AppObject.text(unit, "getId");
  }

  @Override
  public void entered(Hook hook, Object self, Object unit, SpanNode span) {
    if (hook.kind() == null) {
      if (unit != null) {
        units.put(Thread.currentThread(), unit);
      }
      return;
    }
    Object running = units.get(Thread.currentThread());
    if (running != null && span != null) {
      String author = AppObject.text(running, "getAuthor");
      String type = AppObject.text(running, "getChangeLogClassString");
      facts()
          .migration(
              TOOL,
              AppObject.text(running, "getId"),
              (type == null ? "" : type) + (author == null ? "" : " by " + author),
              span);
    }
  }

  @Override
  public void exited(Hook hook, Object self, Object argument, Object result, SpanNode span) {
    if (hook.kind() == null) {
      units.remove(Thread.currentThread());
    }
  }

  @Override
  public void failed(Hook hook, Object self, Object argument, Throwable thrown, SpanNode span) {
    exited(hook, self, argument, null, span);
  }
}
