package io.github.prebind.hooks;

import io.github.prebind.record.Secrets;

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
}
