package io.github.prebind.weave;

import java.lang.ref.WeakReference;

/** A class that was woven for a loader that was about to define it. Keeps no loader alive. */
final class ClassDefinition {
  private final WeakReference<ClassLoader> loader;
  private final String name;

  /**
   * @param name with dots
   */
  ClassDefinition(ClassLoader loader, String name) {
    this.loader = new WeakReference<>(loader);
    this.name = name;
  }

  /** Whether this is that class. */
  boolean made(Class<?> type) {
    return loader.refersTo(type.getClassLoader()) && name.equals(type.getName());
  }

  /** Whether the loader is gone, and the class with it. */
  boolean isMoot() {
    return loader.refersTo(null);
  }
}
