package io.github.prebind.hooks;

import io.github.prebind.weave.Hook;

/**
 * Which servlet app keeps an Undertow's start busy?
 *
 * <p>Read: Undertow 2.3; tested: 2.3. {@code deploy} runs the initializers and listeners, {@code
 * start} the servlets that load on startup. WildFly calls the same two.
 */
public final class UndertowHooks extends HookSet {
  static final String TABLE =
      """
      io.undertow.Undertow
        start/0   framework : Undertow server start
      io.undertow.servlet.core.DeploymentManagerImpl
        deploy/0  framework : *
        start/0   framework : *
      """;

  @Override
  public String label(Hook hook, Object manager, Object argument) {
    Object info = AppObject.field(manager, "originalDeployment");
    String name = AppObject.text(info, "getDeploymentName");
    return "Undertow app " + (name == null ? "" : name + ' ') + hook.method();
  }
}
