package io.github.prebind.demo.audit;

import java.util.List;

/**
 * What was found out about a domain's SPF.
 *
 * @param policy for mail from hosts that the record does not name
 * @param lookups the DNS look-ups that a receiver needs for the record; at most 10 are allowed (RFC
 *     7208, section 4.6.4), and counting stops at the eleventh
 * @param findings what is wrong, each one sentence
 */
public record SpfFacts(SpfPolicy policy, int lookups, List<String> findings) {
  public SpfFacts {
    findings = List.copyOf(findings);
  }
}
