package io.github.prebind.hooks;

import io.github.prebind.weave.Hook;

/**
 * Which secret of a Vault does the start wait for?
 *
 * <p>Read: Spring Vault 2.3, 3.2, 4.0, Spring Cloud Vault 2.2, 3.1, 4.3, 5.0; tested: Spring Vault
 * 4.0 with Spring Cloud Vault 5.0. By these classes come the properties of {@code
 * spring.config.import=vault:}, of the older bootstrap context and of {@code @VaultPropertySource}.
 * The login is one of the HTTP calls around the first secret.
 */
public final class VaultHooks extends HookSet {
  static final String TABLE =
      """
      org.springframework.vault.core.env.VaultPropertySource \
      org.springframework.vault.core.env.LeaseAwareVaultPropertySource
        loadProperties/0  framework : *
      org.springframework.cloud.vault.config.VaultPropertySource
        init/0            framework : *
      """;

  @Override
  public String label(Hook hook, Object source, Object argument) {
    Object path = AppObject.field(source, "path");
    path = path == null ? path(source, "requestedSecret") : path;
    path = path == null ? path(source, "secretBackendMetadata") : path;
    return path == null ? "Vault secret" : "Vault secret " + path;
  }

  private static String path(Object source, String field) {
    return AppObject.text(AppObject.field(source, field), "getPath");
  }
}
