package io.github.prebind.demo;

import io.github.prebind.demo.db.DatabaseUrl;
import java.util.Locale;
import java.util.Map;

/**
 * The app's settings, all from environment variables. A blank variable counts as unset.
 *
 * @param port 0 to 65535; 0 lets the system choose a free one
 * @param demoRows how many domains the migrations create and audit
 */
public record Settings(
    int port, Startup startup, int demoRows, DatabaseUrl database, Resolver resolver) {

  /** Where live audits ask. */
  public enum Resolver {
    /** The zone in the jar. */
    BUNDLED,
    /** The machine's DNS server. */
    SYSTEM
  }

  /**
   * The default of {@code DEMO_ROWS}: long enough to see and to profile, short enough for an
   * impatient reader. With H2 and JDK 17 under {@code taskset -c 0} the backfill then takes 4.7 s,
   * half of the whole start.
   */
  public static final int DEFAULT_DEMO_ROWS = 35_000;

  private static final int MAX_DEMO_ROWS = 10_000_000;
  private static final int DEFAULT_PORT = 8080;

  /**
   * Reads the settings.
   *
   * @throws SettingsException on the first that cannot be read
   */
  public static Settings from(Map<String, String> environment) {
    return new Settings(
        number(environment, "PORT", DEFAULT_PORT, 65535, " (0: any free port)"),
        choice(environment, "STARTUP", Startup.BLOCKING),
        number(environment, "DEMO_ROWS", DEFAULT_DEMO_ROWS, MAX_DEMO_ROWS, ""),
        DatabaseUrl.parse(value(environment, "DATABASE_URL")),
        choice(environment, "RESOLVER", Resolver.BUNDLED));
  }

  private static String value(Map<String, String> environment, String key) {
    String value = environment.get(key);
    return value == null ? "" : value.strip();
  }

  private static int number(
      Map<String, String> environment, String key, int byDefault, int max, String note) {
    String value = value(environment, key);
    if (value.isEmpty()) {
      return byDefault;
    }
    int number;
    try {
      number = Integer.parseInt(value);
    } catch (NumberFormatException e) {
      number = -1;
    }
    if (number < 0 || number > max) {
      throw new SettingsException(key, value, "a whole number from 0 to " + max + note);
    }
    return number;
  }

  private static <E extends Enum<E>> E choice(
      Map<String, String> environment, String key, E byDefault) {
    String value = value(environment, key);
    if (value.isEmpty()) {
      return byDefault;
    }
    StringBuilder expected = new StringBuilder();
    for (E choice : byDefault.getDeclaringClass().getEnumConstants()) {
      String name = choice.name().toLowerCase(Locale.ROOT);
      if (name.equals(value.toLowerCase(Locale.ROOT))) {
        return choice;
      }
      expected.append(expected.length() == 0 ? "" : " or ").append(name);
    }
    throw new SettingsException(key, value, expected.toString());
  }
}
