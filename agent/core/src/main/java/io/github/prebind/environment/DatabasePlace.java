package io.github.prebind.environment;

import java.util.Locale;

/**
 * Which database a URL names, as far as two URLs can be held against each other: {@code
 * postgres://user:password@db:5432/app} and {@code jdbc:postgresql://db/app} name the same one.
 * Immutable; user and password are not kept.
 */
record DatabasePlace(String product, String host, String name) {
  /** {@code null} where it cannot be told: no URL, several hosts, a form of one product only. */
  static DatabasePlace of(String url) {
    String text = url == null ? "" : url.strip();
    if (text.startsWith("jdbc:")) {
      text = text.substring(5);
    }
    int colon = text.indexOf(':');
    String product = colon < 0 ? null : product(text.substring(0, colon));
    if (product == null || text.contains("${")) {
      return null;
    }
    if (isEmbedded(product)) {
      return new DatabasePlace(product, null, null);
    }
    if (!text.startsWith("//", colon + 1)) {
      return null;
    }
    String rest = text.substring(colon + 3);
    int slash = rest.indexOf('/');
    int question = rest.indexOf('?');
    if (slash < 0 || question >= 0 && question < slash) {
      return null;
    }
    String host = rest.substring(rest.lastIndexOf('@', slash) + 1, slash);
    String name = rest.substring(slash + 1, question < 0 ? rest.length() : question);
    int port = host.lastIndexOf(':');
    if (port > host.lastIndexOf(']')) {
      host = host.substring(0, port);
    }
    boolean odd = host.isEmpty() || host.indexOf(',') >= 0 || host.indexOf('(') >= 0;
    return odd || name.isEmpty()
        ? null
        : new DatabasePlace(product, host.toLowerCase(Locale.ROOT), name);
  }

  /** {@code product}, {@code name} or {@code host}; {@code null} if it may be the same database. */
  String differenceTo(DatabasePlace other) {
    if (!product.equals(other.product)) {
      return "product";
    }
    if (isEmbedded(product)) {
      return null;
    }
    if (!name.equals(other.name)) {
      return "name";
    }
    return mayBeOneHost(host, other.host) ? null : "host";
  }

  /**
   * A service has an inner and an outer name, and a pooler's beside its own: so one name that
   * begins with the other, or two of one domain, may be one host.
   */
  private static boolean mayBeOneHost(String a, String b) {
    if (a.equals(b) || isLocal(a) && isLocal(b)) {
      return true;
    }
    if (a.startsWith(b + ".") || b.startsWith(a + ".")) {
      return true;
    }
    String domain = domain(a);
    return domain != null && domain.equals(domain(b));
  }

  private static boolean isLocal(String host) {
    return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
  }

  /** The last two names, {@code null} for an address or a single name. */
  private static String domain(String host) {
    int last = host.lastIndexOf('.');
    int before = host.lastIndexOf('.', last - 1);
    boolean address = last >= 0 && Character.isDigit(host.charAt(host.length() - 1));
    return last <= 0 || address ? null : host.substring(before + 1);
  }

  private static boolean isEmbedded(String product) {
    return switch (product) {
      case "h2", "hsqldb", "derby", "sqlite" -> true;
      default -> false;
    };
  }

  private static String product(String scheme) {
    return switch (scheme.toLowerCase(Locale.ROOT)) {
      case "postgres", "postgresql" -> "postgresql";
      case "mysql", "mariadb", "mysql2" -> "mysql";
      case "h2", "hsqldb", "derby", "sqlite" -> scheme;
      default -> null;
    };
  }
}
