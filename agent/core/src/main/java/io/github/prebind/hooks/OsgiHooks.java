package io.github.prebind.hooks;

import io.github.prebind.weave.Hook;

/**
 * Which bundle's start keeps an OSGi framework busy?
 *
 * <p>Read: Felix 7.0 and 1.8, Equinox 3.22 and 3.6; tested: Felix 7.0 and Equinox 3.22. Felix
 * resolves a bundle and what it needs in {@code startBundle}, so that is part of it; Equinox's
 * {@code BundleContextImpl.start} is the bundle's activator alone.
 */
public final class OsgiHooks extends HookSet {
  static final String TABLE =
      """
      org.apache.felix.framework.Felix
        startBundle  framework arg=0 : *
      org.eclipse.osgi.internal.framework.BundleContextImpl  org.eclipse.osgi.framework.internal.core.BundleContextImpl
        start/0      framework : *
      """;

  @Override
  public String label(Hook hook, Object self, Object argument) {
    Object bundle = argument == null ? AppObject.field(self, "bundle") : argument;
    String name = AppObject.text(bundle, "getSymbolicName");
    return name == null ? "OSGi bundle" : "OSGi bundle " + name;
  }
}
