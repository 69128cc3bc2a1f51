package io.github.prebind.hooks;

/**
 * A JDBC URL without what could be secret: product, address and database name stay; users,
 * passwords and all parameters go. What does not look like an address is left out too, so a
 * password with odd characters in it cannot pass for one. Immutable.
 *
 * <p>The forms are those of the drivers' manuals: {@code //host:port/name?parameters}, {@code
 * //host:port;databaseName=name;...} (SQL Server), {@code thin:user/password@host:port/service} and
 * {@code (DESCRIPTION=...)} (Oracle), {@code mem:name;...} and paths (embedded ones).
 */
final class JdbcUrl {
  private static final String HIDDEN = "***";

  private final String product;
  private final String safe;
  private final String address;

  private JdbcUrl(String product, String safe, String address) {
    this.product = product;
    this.safe = safe;
    this.address = address;
  }

  /** The database product as the subprotocol names it, lower-case; {@code null} if none. */
  String product() {
    return product;
  }

  /** The URL without secrets; {@code null} if it is no JDBC URL. */
  String safe() {
    return safe;
  }

  /** Product and address in words, for labels. */
  String label() {
    return product == null ? "database" : address.isEmpty() ? product : product + ' ' + address;
  }

  static JdbcUrl of(String url) {
    if (url == null || !url.regionMatches(true, 0, "jdbc:", 0, 5)) {
      return new JdbcUrl(null, null, "");
    }
    int from = 5;
    int colon = url.indexOf(':', from);
    if (colon < 0 || !isScheme(url, from, colon)) {
      return new JdbcUrl(null, "jdbc:" + HIDDEN, "");
    }
    String scheme = lower(url, from, colon);
    int next = url.indexOf(':', colon + 1);
    if (wraps(scheme) && next > 0 && isScheme(url, colon + 1, next)) {
      scheme = lower(url, colon + 1, next);
      colon = next;
    }
    String product = product(scheme);
    String rest = url.substring(colon + 1);
    String head = url.substring(0, colon + 1);
    if (product.equals("oracle")) {
      return oracle(head, rest);
    }
    int slashes = rest.indexOf("//");
    if (slashes >= 0 && (slashes == 0 || isScheme(rest, 0, slashes))) {
      return network(product, head + rest.substring(0, slashes), rest.substring(slashes + 2));
    }
    if (rest.indexOf('(') >= 0) {
      String address = described(rest);
      return new JdbcUrl(product, head + "//" + address, address);
    }
    int at = rest.lastIndexOf('@');
    String path = rest.substring(0, end(rest, 0, ";?"));
    if (at >= 0 || path.indexOf('=') >= 0) { // a user, or properties from the first on
      path = HIDDEN;
    }
    return new JdbcUrl(product, head + path, path);
  }

  private static JdbcUrl network(String product, String head, String rest) {
    int end = end(rest, 0, "/?;&#");
    String hosts = rest.substring(0, end);
    if (hosts.indexOf('(') >= 0) {
      String address = described(rest);
      return new JdbcUrl(product, head + "//" + address, address);
    }
    hosts = hosts.substring(hosts.lastIndexOf('@') + 1);
    if (!areHosts(hosts) || passwordEndedThem(rest, end)) {
      return new JdbcUrl(product, head + "//" + HIDDEN, HIDDEN);
    }
    String name = "";
    if (end < rest.length() && rest.charAt(end) == '/') {
      name = rest.substring(end + 1, end(rest, end + 1, "?;&#"));
    }
    if (name.isEmpty() && product.equals("sqlserver")) {
      name = value(rest, "databasename=", ";");
      if (name.isEmpty()) {
        name = value(rest, "database=", ";");
      }
    }
    if (!isName(name)) {
      name = HIDDEN;
    }
    String address = name.isEmpty() ? hosts : hosts + '/' + name;
    return new JdbcUrl(product, head + "//" + address, address);
  }

  /** {@code //user:12?34@host/name}: what looks like the port is the beginning of a password. */
  private static boolean passwordEndedThem(String rest, int end) {
    int at = rest.indexOf('@', end);
    int equals = rest.indexOf('=', end);
    return at >= 0 && (equals < 0 || equals > at);
  }

  private static JdbcUrl oracle(String head, String rest) {
    int at = rest.lastIndexOf('@');
    if (at < 0) {
      return new JdbcUrl("oracle", head + HIDDEN, "");
    }
    String body = rest.substring(at + 1);
    String address;
    if (body.indexOf('(') >= 0) {
      address = described(body);
    } else {
      int slashes = body.indexOf("//");
      int from = slashes < 0 ? 0 : slashes + 2;
      address = body.substring(from, end(body, from, "?;&#"));
      if (!isName(address)) {
        address = HIDDEN;
      }
    }
    return new JdbcUrl("oracle", head + "thin:@//" + address, address);
  }

  /** {@code (host=db)(port=1521)(service_name=app)}, whatever stands around. */
  private static String described(String text) {
    String host = value(text, "host=", ")");
    String port = value(text, "port=", "),");
    String name = value(text, "service_name=", ")");
    if (name.isEmpty()) {
      name = value(text, "sid=", ")");
    }
    String address = port.isEmpty() ? host : host + ':' + port;
    if (!name.isEmpty()) {
      address = address + '/' + name;
    }
    return !host.isEmpty() && isName(address) ? address : HIDDEN;
  }

  /** The value behind a key, in any case of letters; empty if there is none. */
  private static String value(String text, String key, String ends) {
    int length = key.length();
    for (int i = 1; i + length <= text.length(); i++) {
      char before = text.charAt(i - 1);
      if (text.regionMatches(true, i, key, 0, length) && "(;,&? ".indexOf(before) >= 0) {
        return text.substring(i + length, end(text, i + length, ends + ",")).strip();
      }
    }
    return "";
  }

  private static int end(String text, int from, String ends) {
    int at = from;
    while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  /** Hosts with numeric ports, separated by commas; may be empty. */
  private static boolean areHosts(String hosts) {
    boolean port = false;
    boolean brackets = false;
    for (int i = 0; i < hosts.length(); i++) {
      char c = hosts.charAt(i);
      if (c == '[' || c == ']') {
        brackets = c == '[';
      } else if (c == ',') {
        port = false;
      } else if (c == ':' && !brackets) {
        if (port) {
          return false;
        }
        port = true;
      } else if (port ? c < '0' || c > '9' : !isPlain(c) && c != ':' && c != '\\' && c != '*') {
        return false;
      }
    }
    return true;
  }

  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isPlain(c) && "/:\\ ~+$".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
  }

  private static boolean isScheme(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!isPlain(c) && c != '+' && c != ':') {
        return false;
      }
    }
    return to > from;
  }

  /** Drivers in front of drivers. */
  private static boolean wraps(String scheme) {
    return switch (scheme) {
      case "p6spy", "log4jdbc", "tc", "aws-wrapper", "otel", "tracing", "jtds", "microsoft" -> true;
      default -> false;
    };
  }

  private static String product(String scheme) {
    int plus = scheme.indexOf('+');
    String name = plus > 0 ? scheme.substring(0, plus) : scheme;
    return name.equals("pgsql") ? "postgresql" : name;
  }

  private static String lower(String text, int from, int to) {
    return text.substring(from, to).toLowerCase(java.util.Locale.ROOT);
  }
}
