package io.github.prebind.hooks;

import io.github.prebind.record.Secrets;
import java.net.URI;

/** Names an HTTP call: method, scheme, host and path; no query, no user, no token. Stateless. */
final class HttpLabel {
  private HttpLabel() {}

  /** For example {@code GET https://example.org:8443/path}; {@code port} -1 leaves it out. */
  static String of(String method, String scheme, String host, int port, String path) {
    StringBuilder label = new StringBuilder(80);
    label.append(method).append(' ').append(scheme).append("://").append(host);
    if (port >= 0) {
      label.append(':').append(port);
    }
    if (path != null) {
      int parameters = path.indexOf(';');
      label.append(parameters < 0 ? path : path.substring(0, parameters));
    }
    return Secrets.scrub(label.toString());
  }

  /** By a URL as text; of one that has no host, as libraries hold it apart, the path alone. */
  static String ofUrl(String method, String url) {
    if (url == null) {
      return method == null ? "HTTP request" : method;
    }
    try {
      URI uri = URI.create(url);
      if (uri.getHost() != null) {
        return of(method, uri.getScheme(), uri.getHost(), uri.getPort(), uri.getRawPath());
      }
    } catch (IllegalArgumentException e) {
      // what is no URL in Java's eyes may be one in the library's
    }
    if (url.indexOf("://") >= 0) {
      return method;
    }
    return Secrets.scrub(method + ' ' + withoutQuery(url));
  }

  static String withoutQuery(String path) {
    if (path == null) {
      return null;
    }
    int query = path.indexOf('?');
    String plain = query < 0 ? path : path.substring(0, query);
    int parameters = plain.indexOf(';');
    return parameters < 0 ? plain : plain.substring(0, parameters);
  }
}
