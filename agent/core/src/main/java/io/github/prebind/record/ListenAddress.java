package io.github.prebind.record;

import java.net.InetAddress;

/**
 * How the local address of a listener is written, so that the same socket reads the same whether
 * the JDK or the kernel told of it. Stateless.
 */
public final class ListenAddress {
  static final String ANY_V4 = "0.0.0.0";
  static final String ANY_V6 = "::";

  private ListenAddress() {}

  /** {@code 0.0.0.0}, {@code ::}, {@code ::1}, or the literal without its scope. */
  public static String text(InetAddress address) {
    String literal = address.getHostAddress();
    if (literal.indexOf(':') < 0) {
      return literal;
    }
    if (address.isAnyLocalAddress()) {
      return ANY_V6;
    }
    if (address.isLoopbackAddress()) {
      return "::1";
    }
    int scope = literal.indexOf('%');
    return scope < 0 ? literal : literal.substring(0, scope);
  }

  /**
   * Whether two texts can be the same socket: a JDK that listens on both address families at once
   * calls that either of the two wildcards.
   */
  static boolean same(String one, String other) {
    return one.equals(other) || (any(one) && any(other));
  }

  /** Whether it stands for all addresses of the machine. */
  public static boolean any(String text) {
    return text.equals(ANY_V4) || text.equals(ANY_V6);
  }
}
