package io.github.prebind;

import java.net.URI;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Asks the service at the argument who it is, with whatever credentials and region there are. */
final class AwsSdkMain {
  private AwsSdkMain() {}

  public static void main(String[] args) {
    try (StsClient sts =
        StsClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .endpointOverride(URI.create(args[0]))
            .build()) {
      System.out.println("account " + sts.getCallerIdentity().account());
    }
    System.exit(0);
  }
}
