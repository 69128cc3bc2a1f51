package io.github.prebind.hooks;

import io.github.prebind.weave.Hook;
import java.net.InetAddress;

/**
 * How long does the app wait for names to be resolved, and which ones?
 *
 * <p>Read in JDK 17 and 25: the two methods that ask the system's resolver. Literals and names in
 * the JDK's cache do not get here; {@code getLocalHost} does, with the machine's own name.
 */
public final class DnsHooks extends HookSet {
  static final String TABLE =
      """
      java.net.InetAddress
        getAddressesFromNameService    dns arg=0 : *
        getHostFromNameService         dns arg=0 : *
      """;

  @Override
  public String label(Hook hook, Object self, Object argument) {
    if (argument instanceof InetAddress address) {
      return "DNS reverse " + address.getHostAddress();
    }
    return "DNS " + argument;
  }
}
