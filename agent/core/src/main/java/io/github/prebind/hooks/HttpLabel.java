package io.github.prebind.hooks;

import io.github.prebind.record.Secrets;
import java.net.URI;

/** Names an HTTP call: method, scheme, host and path; no query, no user, no token. Stateless. */
final class HttpLabel {
  private static final int SHORTEST_TOKEN = 20;

  private HttpLabel() {}

  /** For example {@code GET https://example.org:8443/path}; {@code port} -1 leaves it out. */
  static String of(String method, String scheme, String host, int port, String path) {
    StringBuilder label = new StringBuilder(80);
    label.append(method).append(' ').append(scheme).append("://").append(host);
    if (port >= 0) {
      label.append(':').append(port);
    }
    if (path != null) {
      label.append(withoutTokens(withoutQuery(path)));
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
    return Secrets.scrub(method + ' ' + withoutTokens(withoutQuery(url)));
  }

  /**
   * Some services take their token as a part of the path: webhooks of Slack and Discord, Telegram's
   * bots.
   */
  private static String withoutTokens(String path) {
    if (path == null || path.length() < SHORTEST_TOKEN) {
      return path;
    }
    StringBuilder safe = new StringBuilder(path.length());
    for (int from = 0; from <= path.length(); ) {
      int slash = path.indexOf('/', from);
      int to = slash < 0 ? path.length() : slash;
      if (isToken(path, from, to)) {
        safe.append("***");
      } else {
        safe.append(path, from, to);
      }
      if (slash >= 0) {
        safe.append('/');
      }
      from = to + 1;
    }
    return safe.toString();
  }

  /** Long, with digits, and with capitals among small letters: no word, number or UUID is that. */
  private static boolean isToken(String path, int from, int to) {
    if (to - from < SHORTEST_TOKEN) {
      return false;
    }
    boolean digit = false;
    boolean small = false;
    boolean capital = false;
    for (int i = from; i < to; i++) {
      char c = path.charAt(i);
      digit |= c >= '0' && c <= '9';
      small |= c >= 'a' && c <= 'z';
      capital |= c >= 'A' && c <= 'Z';
    }
    return digit && small && capital;
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
