package io.github.prebind.hooks;

import io.github.prebind.record.SpanNode;
import io.github.prebind.weave.Hook;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * Which Micrometer registries does the app have? Nothing is timed: the start's own figures are to
 * appear in them.
 *
 * <p>Read: Micrometer 1.0 to 1.17; tested: 1.0, 1.15. Every registry makes one {@code Config} of
 * its own, the global one and composites too; that class is a quarter of the size of the
 * registry's.
 */
public final class MicrometerHooks extends HookSet {
  public static final String TABLE =
      """
      io.micrometer.core.instrument.MeterRegistry$Config
        <init>/1  event arg=0 : -
      """;

  /** An app that makes a registry for each request has no use for the start's figures in them. */
  private static final int MOST = 64;

  /** Guarded by itself; weak, since an app may drop a registry again. */
  private static final List<WeakReference<Object>> MET = new ArrayList<>();

  /** Those that the app still has, in the order in which they were made. */
  public static List<Object> registries() {
    List<Object> all = new ArrayList<>();
    synchronized (MET) {
      for (WeakReference<Object> reference : MET) {
        Object registry = reference.get();
        if (registry != null) {
          all.add(registry);
        }
      }
    }
    return all;
  }

  @Override
  public void entered(Hook hook, Object self, Object registry, SpanNode span) {
    if (registry == null) {
      return;
    }
    synchronized (MET) {
      if (MET.size() < MOST) {
        MET.add(new WeakReference<>(registry));
      }
    }
  }
}
