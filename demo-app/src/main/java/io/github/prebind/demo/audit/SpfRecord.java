package io.github.prebind.demo.audit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One SPF record, read as RFC 7208 section 4.6 wants it.
 *
 * @param mechanisms in their order, which is the order of evaluation
 * @param redirect the domain whose record takes over when no mechanism matches; empty without one
 */
record SpfRecord(List<Mechanism> mechanisms, String redirect) {
  private static final String VERSION = "v=spf1";
  private static final Set<String> NAMES =
      Set.of("all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists");

  /**
   * One mechanism.
   *
   * @param qualifier {@code + - ~ ?}
   * @param name in lower case
   * @param value the domain or the network; empty where it is left out
   */
  record Mechanism(char qualifier, String name, String value) {
    /** Whether a receiver must ask DNS to evaluate it (RFC 7208, section 4.6.4). */
    boolean needsLookup() {
      return switch (name) {
        case "include", "a", "mx", "ptr", "exists" -> true;
        default -> false;
      };
    }
  }

  /** Whether a TXT record is meant as SPF: the version alone, or followed by a space. */
  static boolean isSpf(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.equals(VERSION) || lower.startsWith(VERSION + " ");
  }

  /**
   * Reads a record.
   *
   * @throws IllegalArgumentException naming the term that is not valid
   */
  static SpfRecord parse(String text) {
    List<Mechanism> mechanisms = new ArrayList<>();
    String redirect = "";
    for (String term : text.substring(VERSION.length()).trim().split(" +")) {
      int equals = term.indexOf('=');
      int colon = term.indexOf(':');
      if (term.isEmpty()) {
        continue;
      }
      if (equals > 0 && (colon < 0 || equals < colon)) {
        if (term.substring(0, equals).equalsIgnoreCase("redirect")) {
          if (!redirect.isEmpty() || equals == term.length() - 1) {
            throw new IllegalArgumentException("\"" + term + "\" needs one domain, once");
          }
          redirect = term.substring(equals + 1);
        }
      } else {
        mechanisms.add(mechanism(term));
      }
    }
    return new SpfRecord(List.copyOf(mechanisms), redirect);
  }

  private static Mechanism mechanism(String term) {
    boolean qualified = "+-~?".indexOf(term.charAt(0)) >= 0;
    String rest = qualified ? term.substring(1) : term;
    int end = 0;
    while (end < rest.length() && rest.charAt(end) != ':' && rest.charAt(end) != '/') {
      end++;
    }
    String name = rest.substring(0, end).toLowerCase(Locale.ROOT);
    String value = rest.substring(end).startsWith(":") ? rest.substring(end + 1) : "";
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("\"" + term + "\" is no SPF mechanism");
    }
    boolean valid =
        switch (name) {
          case "all" -> end == rest.length();
          case "include", "exists" -> !value.isEmpty();
          case "ip4" -> isNetwork(value, 4, 32);
          case "ip6" -> isNetwork(value, 16, 128);
          default -> true;
        };
    if (!valid) {
      throw new IllegalArgumentException("\"" + term + "\" is not valid SPF");
    }
    return new Mechanism(qualified ? term.charAt(0) : '+', name, value);
  }

  private static boolean isNetwork(String value, int bytes, int maxPrefix) {
    int slash = value.indexOf('/');
    String address = slash < 0 ? value : value.substring(0, slash);
    // Only what cannot be a host name goes to InetAddress: nothing here may cause a look-up.
    boolean numeric =
        bytes == 4
            ? address.matches("\\d{1,3}(\\.\\d{1,3}){3}")
            : address.contains(":") && address.matches("[0-9A-Fa-f:.]+");
    if (!numeric) {
      return false;
    }
    try {
      InetAddress.getByName(address);
      int prefix = slash < 0 ? maxPrefix : Integer.parseInt(value.substring(slash + 1));
      return prefix >= 0 && prefix <= maxPrefix;
    } catch (UnknownHostException | NumberFormatException e) {
      return false;
    }
  }

  /** The qualifier of {@code all}, or {@code 0} without one. */
  char qualifierOfAll() {
    for (Mechanism mechanism : mechanisms) {
      if (mechanism.name().equals("all")) {
        return mechanism.qualifier();
      }
    }
    return 0;
  }
}
