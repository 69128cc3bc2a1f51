package io.github.prebind.analyse;

import java.util.Map;

/**
 * Where a start is projected onto. Immutable.
 *
 * @param cpus cores that the app may use, fractions allowed; more than 0
 * @param rttMillis the round-trip time there by {@code host:port}; {@code *} for all others; an
 *     endpoint that it does not name answers there as fast as here
 * @param memoryBytes what the app may use there, {@code null} if that is not known
 * @param waitsForHttp the name of the platform if it waits for an HTTP answer, so that the open
 *     port is not the end of its waiting; else {@code null}
 * @param cpuFactor CPU time that a start takes there, in parts of what it takes here, as somebody
 *     measured it: how fast the cores are and what a quota costs; {@code null} if nobody did
 */
public record Place(
    double cpus,
    Map<String, Double> rttMillis,
    Long memoryBytes,
    String waitsForHttp,
    Double cpuFactor) {
  /** 2 GB less the 256 MB that may be missing. */
  public static final long SERVER_BYTES = 1792L << 20;

  public Place {
    if (!(cpus > 0) || Double.isInfinite(cpus)) {
      throw new IllegalArgumentException("cores must be more than 0, not " + cpus);
    }
    if (cpuFactor != null && (!(cpuFactor > 0) || Double.isInfinite(cpuFactor))) {
      throw new IllegalArgumentException("the CPU factor must be more than 0, not " + cpuFactor);
    }
    rttMillis = Map.copyOf(rttMillis);
  }

  /** A place of which nobody measured how much CPU time a start takes there. */
  public Place(double cpus, Map<String, Double> rttMillis, Long memoryBytes, String waitsForHttp) {
    this(cpus, rttMillis, memoryBytes, waitsForHttp, null);
  }

  /** A place whose platform looks at the open port, or that has none. */
  public Place(double cpus, Map<String, Double> rttMillis, Long memoryBytes) {
    this(cpus, rttMillis, memoryBytes, null, null);
  }

  /** How many processors a JVM counts there: it rounds a quota up. */
  public int processors() {
    return (int) Math.ceil(cpus);
  }

  /**
   * Whether a JVM takes this for a server, where it collects with G1, and not with the serial
   * collector: two processors and 2 GB ({@code os::is_server_class_machine} in HotSpot's {@code
   * os.cpp}).
   */
  boolean isServer() {
    return processors() >= 2 && (memoryBytes == null || memoryBytes >= SERVER_BYTES);
  }

  /** The round-trip time there to one endpoint, {@code null} if it is not said. */
  Double rttMillis(String host, int port) {
    Double one = rttMillis.get(host + ":" + port);
    return one == null ? rttMillis.get("*") : one;
  }
}
