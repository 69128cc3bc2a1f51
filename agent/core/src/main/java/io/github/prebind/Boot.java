package io.github.prebind;

import java.lang.instrument.Instrumentation;
import java.util.function.Supplier;

/**
 * Starts the agent when it is initialised, with what the entry has handed to its class loader: the
 * argument, the instrumentation, premain's instant and the bridge's class file.
 *
 * <p>It has no method to call, since a reflective call from the entry, which sees none of the
 * classes here, would make the JVM spin method handles for it. What it throws reaches the entry as
 * the cause of an {@link ExceptionInInitializerError}.
 */
final class Boot {
  static {
    Object[] handed = (Object[]) ((Supplier<?>) (Object) Boot.class.getClassLoader()).get();
    Instrumentation instrumentation = (Instrumentation) handed[1];
    FirstLook look = FirstLook.at((String) handed[0]);
    if (look != null) {
      try {
        BridgeDefinition.define(instrumentation, (byte[]) handed[3]);
      } catch (Exception e) { // IllegalAccessException itself would be loaded in each premain
        throw new RuntimeException("java.lang cannot be opened", e);
      }
      Agent.start(look, instrumentation, (Long) handed[2]);
    }
  }

  private Boot() {}
}
