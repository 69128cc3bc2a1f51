package io.github.prebind;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.Collections;

/**
 * Defines the bridge into {@code java.lang}. Loaded before the recorder, which extends the bridge;
 * so nothing here may name it.
 */
public final class BridgeDefinition {
  private BridgeDefinition() {}

  /**
   * Opens {@code java.lang} to the agent's own loader and defines the class there.
   *
   * @param bytes the bridge's class file
   * @throws IllegalAccessException if the JVM does not open the package
   */
  static void define(Instrumentation instrumentation, byte[] bytes) throws IllegalAccessException {
    instrumentation.redefineModule(
        Object.class.getModule(),
        Collections.emptySet(),
        Collections.emptyMap(),
        Collections.singletonMap(
            "java.lang", Collections.singleton(BridgeDefinition.class.getModule())),
        Collections.emptySet(),
        Collections.emptyMap());
    MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup()).defineClass(bytes);
  }
}
