package io.github.prebind;

import java.net.URL;
import java.security.CodeSource;

/** Where this build is. */
public final class OwnJar {
  private OwnJar() {}

  /**
   * The jar that the agent came in, {@code null} if it did not come in one. Asks the class of the
   * agent's loader, which the JVM has loaded from the jar: the classes here have no code source.
   */
  public static URL location() {
    ClassLoader loader = OwnJar.class.getClassLoader();
    CodeSource source = loader.getClass().getProtectionDomain().getCodeSource();
    return source == null ? null : source.getLocation();
  }
}
