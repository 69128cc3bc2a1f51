package io.github.prebind.demo.db;

import io.github.prebind.demo.SettingsException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where the database is: a JDBC URL without secrets, and what must be kept apart from it.
 *
 * <p>Platforms hand out {@code postgres://user:password@host:port/name?sslmode=require}, which JDBC
 * does not understand. It is read by hand, since {@link java.net.URI} knows no host with an
 * underscore, and a generated password may hold any character.
 */
public final class DatabaseUrl {
  private static final String KEY = "DATABASE_URL";
  private static final String EXPECTED =
      "postgres://user:password@host:port/name, jdbc:postgresql:… or jdbc:h2:…";
  private static final String H2_IN_MEMORY = "jdbc:h2:mem:demo;DB_CLOSE_DELAY=-1";

  /** Query parameters of libpq that the JDBC driver calls otherwise. */
  private static final Map<String, String> LIBPQ_NAMES =
      Map.of(
          "application_name", "ApplicationName",
          "channel_binding", "channelBinding",
          "connect_timeout", "connectTimeout");

  private static final Set<String> SECRETS = Set.of("user", "password", "sslpassword");

  private final String jdbcUrl;
  private final Map<String, String> secrets = new TreeMap<>();

  private DatabaseUrl(String jdbcUrl) {
    this.jdbcUrl = jdbcUrl;
  }

  /**
   * Reads the setting; blank means H2 in memory.
   *
   * @throws SettingsException when it cannot be read; the message shows no password
   */
  public static DatabaseUrl parse(String value) {
    if (value.isEmpty()) {
      return new DatabaseUrl(H2_IN_MEMORY);
    }
    String lower = value.toLowerCase(Locale.ROOT);
    if (lower.startsWith("jdbc:h2:")) {
      return split(value, ';', ";");
    }
    if (lower.startsWith("jdbc:postgresql:")) {
      return split(value, '?', "&");
    }
    if (lower.startsWith("postgres://") || lower.startsWith("postgresql://")) {
      return postgres(value);
    }
    throw unreadable(value);
  }

  /** Takes user and password out of a JDBC URL, so that nobody who logs the URL logs them. */
  private static DatabaseUrl split(String url, char begin, String separator) {
    int at = url.indexOf(begin);
    if (at < 0) {
      return new DatabaseUrl(url);
    }
    StringBuilder kept = new StringBuilder(url.substring(0, at));
    Map<String, String> secrets = new TreeMap<>();
    char next = begin;
    for (String parameter : url.substring(at + 1).split(separator)) {
      int equals = parameter.indexOf('=');
      String name = parameter.substring(0, Math.max(equals, 0)).toLowerCase(Locale.ROOT);
      if (SECRETS.contains(name)) {
        String secret = parameter.substring(equals + 1);
        // The PostgreSQL driver decodes its parameters as a form's, plus signs too; H2 does not.
        secrets.put(name, begin == '?' ? decoded(secret.replace("+", "%20"), url) : secret);
      } else {
        kept.append(next).append(parameter);
        next = separator.charAt(0);
      }
    }
    DatabaseUrl result = new DatabaseUrl(kept.toString());
    result.secrets.putAll(secrets);
    return result;
  }

  private static DatabaseUrl postgres(String url) {
    String rest = url.substring(url.indexOf("://") + 3);
    int question = rest.indexOf('?', Math.max(0, rest.indexOf('/', rest.lastIndexOf('@'))));
    String query = question < 0 ? "" : rest.substring(question + 1);
    String path = question < 0 ? rest : rest.substring(0, question);
    int at = path.lastIndexOf('@');
    int slash = path.indexOf('/', at + 1);
    String host = slash < 0 ? "" : path.substring(at + 1, slash);
    String name = slash < 0 ? "" : path.substring(slash + 1);
    if (!isHost(host) || name.isEmpty() || name.indexOf('/') >= 0) {
      throw unreadable(url);
    }
    StringBuilder jdbc = new StringBuilder("jdbc:postgresql://" + host + "/" + name);
    Map<String, String> secrets = new TreeMap<>();
    if (at >= 0) {
      String userInfo = path.substring(0, at);
      int colon = userInfo.indexOf(':');
      secrets.put("user", decoded(colon < 0 ? userInfo : userInfo.substring(0, colon), url));
      if (colon >= 0) {
        secrets.put("password", decoded(userInfo.substring(colon + 1), url));
      }
    }
    char next = '?';
    for (String parameter : query.isEmpty() ? new String[0] : query.split("&")) {
      int equals = parameter.indexOf('=');
      if (equals < 1) {
        throw unreadable(url);
      }
      String key = parameter.substring(0, equals);
      if (SECRETS.contains(key)) {
        secrets.put(key, decoded(parameter.substring(equals + 1), url));
      } else {
        jdbc.append(next).append(LIBPQ_NAMES.getOrDefault(key, key));
        jdbc.append(parameter.substring(equals));
        next = '&';
      }
    }
    DatabaseUrl result = new DatabaseUrl(jdbc.toString());
    result.secrets.putAll(secrets);
    return result;
  }

  /** {@code host}, {@code host:port}, {@code [v6]:port}, or several with commas. */
  private static boolean isHost(String hosts) {
    for (String host : hosts.split(",", -1)) {
      if (!host.matches("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(:\\d{1,5})?")) {
        return false;
      }
      int colon = host.lastIndexOf(':');
      if (colon > host.lastIndexOf(']') && !isPort(host.substring(colon + 1))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPort(String digits) {
    int port = Integer.parseInt(digits);
    return port >= 1 && port <= 65535;
  }

  /** Percent-decoding as RFC 3986 has it: unlike in a form, a plus sign stays one. */
  private static String decoded(String text, String url) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] != '%') {
        bytes.write(raw[i]);
        continue;
      }
      int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
      int low = i + 2 < raw.length ? Character.digit(raw[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        throw new SettingsException(KEY, shown(url), "%XX with two hex digits (a % itself is %25)");
      }
      bytes.write(high << 4 | low);
      i += 2;
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static SettingsException unreadable(String url) {
    return new SettingsException(KEY, shown(url), EXPECTED);
  }

  /**
   * As much of an unreadable value as surely holds no secret: the scheme, and the host part where
   * it stands behind the last {@code @} and looks like one.
   */
  private static String shown(String url) {
    int scheme = url.indexOf("://");
    String start = scheme > 0 && scheme < 16 ? url.substring(0, scheme + 3) : "";
    String rest = url.substring(start.length());
    int at = rest.lastIndexOf('@');
    int question = rest.indexOf('?');
    boolean atInQuery = question >= 0 && question < at;
    String tail = rest.substring(at + 1).replaceAll("[?;].*", "?…");
    if (atInQuery || !tail.matches("[A-Za-z0-9._,\\[\\]-]*(:\\d*)?(/[A-Za-z0-9._-]*)?(\\?…)?")) {
      return start + "…";
    }
    return start + (at < 0 ? "" : "***@") + tail;
  }

  /** Safe to log. */
  public String jdbcUrl() {
    return jdbcUrl;
  }

  /**
   * Whether other processes may use the same database, so that a lock in this one is too little.
   */
  public boolean isPostgres() {
    return jdbcUrl.startsWith("jdbc:postgresql:");
  }

  /** User and password for {@link java.sql.DriverManager} and the pool: never to be printed. */
  public Properties properties() {
    Properties properties = new Properties();
    properties.putAll(secrets);
    return properties;
  }

  @Override
  public String toString() {
    return jdbcUrl;
  }
}
