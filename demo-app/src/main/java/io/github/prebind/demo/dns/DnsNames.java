package io.github.prebind.demo.dns;

import java.util.Locale;

/** The spelling of DNS names: one canonical form, and what a domain may look like. */
public final class DnsNames {
  private DnsNames() {}

  /** Lower case, without the trailing dot. */
  public static String canonical(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /**
   * Whether a canonical name can be a mail domain: two or more labels of letters, digits and
   * hyphens (RFC 1123), each at most 63 long, 253 in all. International names are given in their
   * {@code xn--} form.
   */
  public static boolean isDomain(String name) {
    if (name.isEmpty() || name.length() > 253) {
      return false;
    }
    String[] labels = name.split("\\.", -1);
    if (labels.length < 2) {
      return false;
    }
    for (String label : labels) {
      if (label.isEmpty() || label.length() > 63) {
        return false;
      }
      if (label.startsWith("-") || label.endsWith("-")) {
        return false;
      }
      for (int i = 0; i < label.length(); i++) {
        char c = label.charAt(i);
        if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
          return false;
        }
      }
    }
    return true;
  }

  /** The name without its first label, or an empty text when there is only one. */
  public static String parent(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }
}
