package io.github.prebind.analyse.findings;

import io.github.prebind.analyse.Way;
import io.github.prebind.start.Start.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * Did the start wait for random numbers? Seen by the sampler as a read inside of the JDK's
 * generators; what was seen for less than {@value #LEAST_MILLIS} ms is a reading and no wait.
 */
final class LowEntropy implements FindingRule {
  private static final double LEAST_MILLIS = 100;

  @Override
  public String id() {
    return "low-entropy";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    List<Way.Part> reads = new ArrayList<>();
    for (Way.Part part : evidence.parts("io")) {
      if (part.label().startsWith("reading random numbers")) {
        reads.add(part);
      }
    }
    double millis = Evidence.millis(reads);
    if (millis < LEAST_MILLIS) {
      return List.of();
    }
    return evidence.costs(
        id(),
        millis,
        "The start waits for random numbers",
        evidence.cost(millis) + " of " + reads.get(0).label(),
        "Do not read /dev/random, which blocks on kernels before 5.6: leave"
            + " SecureRandom.getInstanceStrong() to long-lived keys, start with"
            + " -Djava.security.egd=file:/dev/./urandom, or give the machine a source of entropy"
            + " (virtio-rng). https://docs.oracle.com/en/java/javase/17/security/"
            + "java-cryptography-architecture-jca-reference-guide.html");
  }
}
