package io.github.prebind.hooks;

import io.github.prebind.weave.Hook;

/**
 * Which HTTP calls does the app make with Apache HttpClient, as the clients of Eureka, AWS, Vault
 * and many others do, and how long do they take?
 *
 * <p>Read: HttpClient 4.0, 4.5, 5.0, 5.6; tested: 4.5, 5.6. All the ways to execute a request end
 * here; since 5 a handler reads the answer's body inside {@code execute}. The asynchronous clients
 * work on threads of their own.
 */
public final class ApacheHttpHooks extends HookSet {
  static final String TABLE =
      """
      org.apache.http.impl.client.AbstractHttpClient
        execute(Lorg/apache/http/HttpHost;Lorg/apache/http/HttpRequest;Lorg/apache/http/protocol/HttpContext;)  http outer arg=1 : *
        doExecute/3  http outer arg=1 : *
      org.apache.http.impl.client.InternalHttpClient \
      org.apache.http.impl.client.MinimalHttpClient \
      org.apache.hc.client5.http.impl.classic.InternalHttpClient \
      org.apache.hc.client5.http.impl.classic.MinimalHttpClient
        doExecute/3  http outer arg=1 : *
      org.apache.hc.client5.http.impl.classic.CloseableHttpClient
        execute/4    http outer arg=1 : *
      """;

  @Override
  public String label(Hook hook, Object self, Object request) {
    Object line = AppObject.call(request, "getRequestLine");
    if (line != null) { // 4: the whole URL, or the path alone where the host was given apart
      return HttpLabel.ofUrl(AppObject.text(line, "getMethod"), AppObject.text(line, "getUri"));
    }
    String method = AppObject.text(request, "getMethod");
    Object authority = AppObject.call(request, "getAuthority");
    String host = AppObject.text(authority, "getHostName");
    String path = AppObject.text(request, "getPath");
    if (host == null) {
      return HttpLabel.ofUrl(method, path);
    }
    int port = AppObject.call(authority, "getPort") instanceof Integer number ? number : -1;
    String scheme = AppObject.text(request, "getScheme");
    return HttpLabel.of(
        method, scheme == null ? "http" : scheme, host, port, HttpLabel.withoutQuery(path));
  }
}
