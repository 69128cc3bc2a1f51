package io.github.prebind.demo;

/** A setting that cannot be read. The message is one line: key, value, what was expected. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param value as it may be shown: without a password
   */
  public SettingsException(String key, String value, String expected) {
    super(key + "=" + value + ": expected " + expected);
  }
}
