package io.github.prebind.demo.dns;

import java.util.Comparator;

/**
 * One MX record.
 *
 * @param preference 0 to 65535, the lowest is tried first
 * @param host without the trailing dot; empty for the "null MX" of RFC 7505 (accepts no mail)
 */
public record MailExchange(int preference, String host) implements Comparable<MailExchange> {
  private static final Comparator<MailExchange> ORDER =
      Comparator.comparingInt(MailExchange::preference).thenComparing(MailExchange::host);

  /**
   * Reads the data of an MX record, such as {@code 10 mx.acme.example.}
   *
   * @throws IllegalArgumentException when it is none
   */
  public static MailExchange parse(String data) {
    String[] fields = data.trim().split("\\s+");
    if (fields.length != 2) {
      throw new IllegalArgumentException("MX " + data + ": expected a preference and a host");
    }
    int preference;
    try {
      preference = Integer.parseInt(fields[0]);
    } catch (NumberFormatException e) {
      preference = -1;
    }
    if (preference < 0 || preference > 65535) {
      throw new IllegalArgumentException("MX " + data + ": expected a preference of 0 to 65535");
    }
    return new MailExchange(preference, DnsNames.canonical(fields[1]));
  }

  /** Whether this is the null MX of RFC 7505. */
  public boolean isNull() {
    return host.isEmpty();
  }

  @Override
  public int compareTo(MailExchange other) {
    return ORDER.compare(this, other);
  }

  /** The form that {@link #parse} reads. */
  @Override
  public String toString() {
    return preference + " " + host + ".";
  }
}
