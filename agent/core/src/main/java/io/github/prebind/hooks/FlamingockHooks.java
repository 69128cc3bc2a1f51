package io.github.prebind.hooks;

import io.github.prebind.record.SpanNode;
import io.github.prebind.weave.Hook;

/**
 * Which change of Flamingock kept the start, and how long did it wait for the lock of another
 * instance?
 *
 * <p>Read: Flamingock 1.0 and 1.4; tested: none.
 *
 * <p>A change that was applied in an earlier start is asked for, too, and left out. One that fails
 * is told by its result.
 */
public final class FlamingockHooks extends HookSet {
  static final String TABLE =
      """
      io.flamingock.internal.core.builder.runner.DefaultRunner  io.flamingock.internal.core.runner.PipelineRunner
        run/0          migration : Flamingock run
      io.flamingock.internal.core.change.navigation.navigator.strategy.AbstractChangeProcessStrategy \
      io.flamingock.internal.core.task.navigation.navigator.strategy.AbstractChangeProcessStrategy
        applyChange/0  migration code : *
      io.flamingock.internal.core.store.lock.community.CommunityLock
        acquire/0      lock : Flamingock lock
      """;

  private static final String TOOL = "Flamingock";

  @Override
  public String label(Hook hook, Object self, Object argument) {
    Object change = AppObject.field(self, "change");
    return Boolean.TRUE.equals(AppObject.call(change, "isAlreadyApplied"))
        ? null
        : "Flamingock " + AppObject.text(change, "getId");
  }

  @Override
  public void entered(Hook hook, Object self, Object argument, SpanNode span) {
    if (span != null) {
      Object change = AppObject.field(self, "change");
      String author = AppObject.text(change, "getAuthor");
      facts()
          .migration(
              TOOL, AppObject.text(change, "getId"), author == null ? "" : "by " + author, span);
    }
  }

  @Override
  public void exited(Hook hook, Object self, Object argument, Object result, SpanNode span) {
    if (span != null && Boolean.TRUE.equals(AppObject.call(result, "isFailed"))) {
      span.error("the change failed");
    }
  }
}
