package io.github.prebind.record;

import java.util.List;

/**
 * Which of the listeners is the one that the start is about. Stateless.
 *
 * <p>A port that the user or the platform named decides it. Else it is the first that others can
 * reach and that is not there for something else. A listener on the loopback address alone counts
 * only when it is {@code settled} that nothing better comes.
 */
public final class TargetPort {
  private TargetPort() {}

  /**
   * The target, or {@code null} if it does not listen yet.
   *
   * @param port the setting or {@code $PORT}; {@code null} if there is none
   * @param listeners all that were seen, the first one first
   * @param settled the app said that it is ready, or nothing else came for some time
   */
  public static Listening of(Integer port, List<Listening> listeners, boolean settled) {
    if (port != null) {
      return onPort(port, listeners);
    }
    Listening local = null;
    for (Listening one : listeners) {
      if (one.reserved() == null) {
        if (!one.loopback()) {
          return one;
        }
        if (local == null) {
          local = one;
        }
      }
    }
    if (!settled || listeners.isEmpty()) {
      return null;
    }
    return local != null ? local : listeners.get(0);
  }

  /** A reachable address of the port comes before its loopback address. */
  private static Listening onPort(int port, List<Listening> listeners) {
    Listening local = null;
    for (Listening one : listeners) {
      if (one.port() == port) {
        if (!one.loopback()) {
          return one;
        }
        if (local == null) {
          local = one;
        }
      }
    }
    return local;
  }
}
