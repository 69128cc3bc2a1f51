package io.github.prebind.hooks;

import io.github.prebind.weave.Hook;

/**
 * For which AWS requests does the start wait, with the look for credentials and a region, and with
 * their retries?
 *
 * <p>Read: AWS SDK for Java 2.31 and 1.12; tested: 2.31. The HTTP calls inside, also those to the
 * machine's metadata service, are spans of {@link UrlConnectionHooks} and {@link ApacheHttpHooks};
 * for version 1, which uses the same clients, they are all there is. The asynchronous clients
 * return futures.
 */
public final class AwsSdkHooks extends HookSet {
  static final String TABLE =
      """
      software.amazon.awssdk.core.internal.handler.BaseSyncClientHandler
        execute  framework arg=0 : *
      software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain
        resolveCredentials/0  framework : AWS SDK credentials
      software.amazon.awssdk.regions.providers.AwsRegionProviderChain
        getRegion/0           framework : AWS SDK region
      """;

  private static final String SERVICES = "software.amazon.awssdk.services.";

  /** {@code AWS SDK sts GetCallerIdentity}. */
  @Override
  public String label(Hook hook, Object self, Object parameters) {
    Object input = AppObject.call(parameters, "getInput");
    String type = input == null ? "" : input.getClass().getName();
    String service = "";
    if (type.startsWith(SERVICES)) {
      service = type.substring(SERVICES.length(), type.indexOf('.', SERVICES.length())) + ' ';
    }
    String operation = AppObject.text(parameters, "getOperationName");
    return "AWS SDK " + service + (operation == null ? "request" : operation);
  }
}
