package io.github.prebind.analyse.findings;

import static io.github.prebind.analyse.findings.Evidence.say;

import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Did look-ups of names take long, and is one of them the machine's own?
 *
 * <p>A look-up takes single milliseconds where the name server answers; from {@value #SLOW_MILLIS}
 * ms each on, it did not at once.
 */
final class SlowDns implements FindingRule {
  private static final double SLOW_MILLIS = 100;

  /** A resolver waits so long for a name server before it asks the next (resolv.conf(5)). */
  private static final double TIMEOUT_MILLIS = 4_900;

  private static final int NAMED = 3;
  private static final String OWN_NAME = "DNS this machine's own name";

  @Override
  public String id() {
    return "slow-dns";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    List<SpanFacts> slow = new ArrayList<>();
    double millis = 0;
    for (SpanFacts span : evidence.way().spans()) {
      boolean inTime = span.endMillis() <= evidence.endMillis();
      if (span.kind().equals("dns")
          && inTime
          && span.millis() >= SLOW_MILLIS * Math.max(1, span.count())) {
        slow.add(span);
        millis += span.millis();
      }
    }
    if (slow.isEmpty()) {
      return List.of();
    }
    slow.sort(Comparator.comparingDouble(SpanFacts::millis).reversed());
    StringBuilder text = new StringBuilder(evidence.cost(millis));
    boolean ownName = false;
    boolean timeout = false;
    for (int i = 0; i < slow.size(); i++) {
      SpanFacts span = slow.get(i);
      ownName |= span.label().equals(OWN_NAME);
      timeout |= span.millis() >= TIMEOUT_MILLIS * Math.max(1, span.count());
      if (i < NAMED) {
        text.append(i == 0 ? "; " : ", ")
            .append(span.label().substring(span.label().startsWith("DNS ") ? 4 : 0))
            .append(' ')
            .append(say(span.millis()))
            .append(span.error() == null ? "" : " (not found)");
      }
    }
    text.append(slow.size() > NAMED ? ", and more" : "");
    return evidence.costs(
        id(),
        millis,
        "Looking up names is slow",
        text.toString(),
        (ownName
                ? "Put the machine's own name into /etc/hosts (docker run --hostname, hostAliases on"
                    + " Kubernetes). "
                : "")
            + (timeout
                ? "5 s is the time after which the resolver asks the next name server: take the one"
                    + " that does not answer out of /etc/resolv.conf."
                : "Look at the name servers and search domains in /etc/resolv.conf; each search"
                    + " domain is one more question (on Kubernetes end a foreign name with a dot, or"
                    + " lower ndots).")
            + OfficialPages.resolver(evidence.start().platform()));
  }
}
