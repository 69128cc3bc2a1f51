package io.github.prebind.weave;

import io.github.prebind.hooks.HookSet;
import io.github.prebind.record.Facts;
import java.util.HashMap;
import java.util.Map;

/** The libraries' code, made when it is needed first. Thread-safe. */
final class HookSets {
  private final Map<String, HookSet> sets = new HashMap<>();
  private final Facts facts;
  private final Weaver weaver;

  /** Where a table stands: the simple name of its class in the hooks package. */
  record Source(String simpleName) {}

  HookSets(Facts facts, Weaver weaver) {
    this.facts = facts;
    this.weaver = weaver;
  }

  synchronized HookSet get(Source source) {
    HookSet set = sets.get(source.simpleName());
    if (set == null) {
      try {
        set =
            (HookSet)
                Class.forName("io.github.prebind.hooks." + source.simpleName())
                    .getDeclaredConstructor()
                    .newInstance();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("no hook set " + source.simpleName(), e);
      }
      set.attach(facts, weaver);
      sets.put(source.simpleName(), set);
    }
    return set;
  }
}
