package io.github.prebind.hooks;

/**
 * For which service of a Spring Cloud does the start wait: for its configuration, for the registry
 * of the other services, or to be registered?
 *
 * <p>Read: Spring Cloud Config 2.2, 3.1, 4.2, 5.0, Eureka's client 1.10, 2.0; tested: Spring Cloud
 * Config 5.0. The HTTP calls inside are timed as such, and those to Consul are nothing else; of a
 * Vault's secrets tells {@link VaultHooks}. After the first fetch Eureka goes on with both on
 * threads of its own.
 */
public final class SpringCloudHooks extends HookSet {
  static final String TABLE =
      """
      org.springframework.cloud.config.client.ConfigServerConfigDataLoader
        doLoad/2       framework : Spring Cloud Config fetch
      org.springframework.cloud.config.client.ConfigServicePropertySourceLocator
        locate/1       framework : Spring Cloud Config fetch
      com.netflix.discovery.DiscoveryClient
        fetchRegistry  framework : Eureka registry fetch
        register/0     framework : Eureka registration
      """;
}
