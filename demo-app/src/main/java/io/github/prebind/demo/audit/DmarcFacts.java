package io.github.prebind.demo.audit;

import java.util.List;

/**
 * What was found out about a domain's DMARC.
 *
 * @param policy the one that applies to the domain itself
 * @param percent of the failing mail that the policy applies to, 0 to 100
 * @param from the domain whose record it is: the domain or one above it; empty without a record
 * @param findings what is wrong, each one sentence
 */
public record DmarcFacts(DmarcPolicy policy, int percent, String from, List<String> findings) {
  public DmarcFacts {
    findings = List.copyOf(findings);
  }
}
