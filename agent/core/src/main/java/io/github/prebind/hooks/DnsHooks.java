package io.github.prebind.hooks;

import io.github.prebind.record.PeerName;
import io.github.prebind.weave.Hook;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * How long does the app wait for names to be resolved, and which ones?
 *
 * <p>Read in JDK 17 ({@code PlatformNameService}) and 25 ({@code PlatformResolver}, since 18): the
 * methods that ask the system's resolver. Literals and names in the JDK's cache do not get here;
 * {@code getLocalHost} does, with the machine's own name. {@code InetAddress} itself is ten times
 * as long and loaded by every server, so it is left alone.
 */
public final class DnsHooks extends HookSet {
  static final String TABLE =
      """
      java.net.InetAddress$PlatformNameService
        lookupAllHostAddr    dns arg=0 : *
        getHostByAddr        dns arg=0 : *
      java.net.InetAddress$PlatformResolver
        lookupByName         dns arg=0 : *
        lookupByAddress      dns arg=0 : *
      """;

  @Override
  public String label(Hook hook, Object self, Object argument) {
    if (argument instanceof byte[] address) {
      try {
        return "DNS reverse " + InetAddress.getByAddress(address).getHostAddress();
      } catch (UnknownHostException e) {
        return "DNS reverse";
      }
    }
    return "DNS " + PeerName.of(String.valueOf(argument));
  }
}
