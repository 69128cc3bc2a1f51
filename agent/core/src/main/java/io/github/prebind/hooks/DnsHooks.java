package io.github.prebind.hooks;

import io.github.prebind.record.PeerName;
import io.github.prebind.weave.Hook;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;

/**
 * How long does the app wait for names to be resolved, and which ones?
 *
 * <p>Read and tested: JDK 17 and 25. In {@code PlatformNameService} and, since 18, {@code
 * PlatformResolver} the methods that ask the system's resolver. Literals and names in the JDK's
 * cache do not get here; {@code getLocalHost} does, with the machine's own name, which is not
 * shown: it is another one in each container. {@code InetAddress} itself is ten times as long and
 * loaded by every server, so it is left alone.
 */
public final class DnsHooks extends HookSet {
  private static final String OWN = "DNS this machine's own name";

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
    String name = String.valueOf(argument);
    return name.equals(OwnName.TEXT) && !name.equals("localhost")
        ? OWN
        : "DNS " + PeerName.of(name);
  }

  /** Read at the first look-up; empty where the kernel does not say it. */
  private static final class OwnName {
    static final String TEXT = read();

    private static String read() {
      try (FileInputStream in = new FileInputStream("/proc/sys/kernel/hostname")) {
        return new String(in.readNBytes(256), StandardCharsets.ISO_8859_1).strip();
      } catch (IOException | SecurityException e) {
        return "";
      }
    }
  }
}
