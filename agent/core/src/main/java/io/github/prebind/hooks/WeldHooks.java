package io.github.prebind.hooks;

/**
 * Which phase of a CDI container's start takes the time?
 *
 * <p>Read: Weld 5.1 and 1.1; tested: 5.1. Helidon's container calls the same phases; WildFly calls
 * each from a service of its own. {@code createDeployment}, of Weld SE alone, looks for bean
 * archives on the class path.
 */
public final class WeldHooks {
  static final String TABLE =
      """
      org.jboss.weld.environment.se.Weld
        createDeployment/2     framework : Weld bean archive scan
      org.jboss.weld.bootstrap.WeldBootstrap
        startContainer/3       framework : Weld container start
        startInitialization/0  framework : Weld extensions and types
        deployBeans/0          framework : Weld bean discovery
        validateBeans/0        framework : Weld validation
        endInitialization/0    framework : Weld end of initialization
      """;

  private WeldHooks() {}
}
