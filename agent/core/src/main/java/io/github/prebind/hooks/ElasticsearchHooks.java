package io.github.prebind.hooks;

import io.github.prebind.weave.Hook;

/**
 * Which calls does the app make to Elasticsearch or OpenSearch, and how long do they take?
 *
 * <p>Read: elasticsearch-rest-client 7.17, 9.5, elasticsearch-rest5-client 9.5,
 * opensearch-rest-client 3.9; tested: 7.17, 9.5, rest5 9.5.
 *
 * <p>The Java clients and Spring Data stand on these low-level clients, whose own threads do the
 * work while the caller waits. The host is the first of those it was given; it takes them in turn.
 */
public final class ElasticsearchHooks extends HookSet {
  static final String TABLE =
      """
      org.elasticsearch.client.RestClient \
      org.opensearch.client.RestClient \
      co.elastic.clients.transport.rest5_client.low_level.Rest5Client
        performRequest/1  http outer arg=0 : *
      """;

  @Override
  public String label(Hook hook, Object client, Object request) {
    String method = AppObject.text(request, "getMethod");
    String path = HttpLabel.withoutQuery(AppObject.text(request, "getEndpoint"));
    if (path != null && !path.startsWith("/")) {
      path = '/' + path;
    }
    Object node = ConnectLabel.first(AppObject.call(client, "getNodes"));
    Object host = AppObject.call(node, "getHost");
    String name = AppObject.text(host, "getHostName");
    if (method == null || name == null) {
      return "Elasticsearch request";
    }
    int port = AppObject.call(host, "getPort") instanceof Integer number ? number : -1;
    return HttpLabel.of(method, AppObject.text(host, "getSchemeName"), name, port, path);
  }
}
