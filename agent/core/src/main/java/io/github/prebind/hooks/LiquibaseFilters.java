package io.github.prebind.hooks;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Finds the change sets that an update will run, where Liquibase (before 4.20) decides only when it
 * comes to each: asks the update's own filters, as it will do itself.
 *
 * <p>Only filters that answer from memory and may be asked twice are asked; read in 3.8, 3.10, 4.1,
 * 4.8, 4.16 and 4.19. With any other one nothing is said. Stateless.
 */
final class LiquibaseFilters {
  private static final String PACKAGE = "liquibase.changelog.filter.";

  private static final List<String> STATELESS =
      List.of(
          "ShouldRunChangeSetFilter",
          "ContextChangeSetFilter",
          "LabelChangeSetFilter",
          "DbmsChangeSetFilter",
          "IgnoreChangeSetFilter");

  /** Beyond this many the answer would cost the app noticeable time: each is compared with all. */
  private static final int MOST = 2_000;

  private LiquibaseFilters() {}

  /**
   * The change sets in the order in which they will run; {@code null} if that cannot be said.
   *
   * @param iterator a {@code ChangeLogIterator} that is about to run
   */
  static List<Object> pending(Object iterator) {
    Object log = AppObject.field(iterator, "databaseChangeLog");
    Object filters = AppObject.field(iterator, "changeSetFilters");
    if (!(AppObject.call(log, "getChangeSets") instanceof Collection<?> all)
        || !(filters instanceof Collection<?> some)
        || all.size() > MOST) {
      return null;
    }
    List<Object> pending = new ArrayList<>(all);
    try {
      for (Object filter : some) {
        Method accepts = accepts(filter);
        if (accepts == null) {
          return null;
        }
        retain(pending, filter, accepts);
      }
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return null;
    }
    return pending;
  }

  private static Method accepts(Object filter) {
    String name = filter.getClass().getName();
    if (!name.startsWith(PACKAGE) || !STATELESS.contains(name.substring(PACKAGE.length()))) {
      return null;
    }
    for (Method method : filter.getClass().getMethods()) {
      if (method.getName().equals("accepts") && method.getParameterCount() == 1) {
        return method.trySetAccessible() ? method : null;
      }
    }
    return null;
  }

  private static void retain(List<Object> changeSets, Object filter, Method accepts)
      throws ReflectiveOperationException {
    Method isAccepted = null;
    List<Object> kept = new ArrayList<>(changeSets.size());
    for (Object changeSet : changeSets) {
      Object result = accepts.invoke(filter, changeSet);
      if (isAccepted == null) {
        isAccepted = result.getClass().getMethod("isAccepted");
      }
      if (Boolean.TRUE.equals(isAccepted.invoke(result))) {
        kept.add(changeSet);
      }
    }
    changeSets.clear();
    changeSets.addAll(kept);
  }
}
