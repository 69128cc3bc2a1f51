package io.github.prebind.hooks;

/**
 * How long does a JAX-RS application take to initialise, its providers and resources included?
 *
 * <p>Read: Jersey 3.1 and RESTEasy 6.2; tested: Jersey 3.1 and RESTEasy 6.2. RESTEasy 3 has the
 * class of the second name.
 */
public final class JaxRsHooks {
  static final String TABLE =
      """
      org.glassfish.jersey.server.ApplicationHandler
        initialize(Lorg/glassfish/jersey/server/ApplicationConfigurator;  framework : Jersey application
      org.jboss.resteasy.core.ResteasyDeploymentImpl  org.jboss.resteasy.spi.ResteasyDeployment
        start/0  framework : RESTEasy application
      """;

  private JaxRsHooks() {}
}
