package io.github.prebind;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of this build, which the build writes into a resource. */
public final class Version {
  /** For example {@code 0.1.0}. */
  public static final String TEXT = read();

  private Version() {}

  private static String read() {
    Properties properties = new Properties();
    try (InputStream in =
        Version.class.getResourceAsStream("/io/github/prebind/version.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      // the version is then unknown, which harms nobody
    }
    return properties.getProperty("version", "unknown");
  }
}
