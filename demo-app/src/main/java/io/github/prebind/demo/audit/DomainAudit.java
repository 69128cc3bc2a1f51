package io.github.prebind.demo.audit;

import io.github.prebind.demo.dns.MailExchange;
import java.util.List;

/**
 * The result of auditing one domain.
 *
 * @param exchanges the mail hosts, most preferred first
 * @param findings of SPF, DMARC and MX, in this order
 */
public record DomainAudit(
    String domain,
    Verdict verdict,
    SpfFacts spf,
    DmarcFacts dmarc,
    List<MailExchange> exchanges,
    List<String> findings) {
  public DomainAudit {
    exchanges = List.copyOf(exchanges);
    findings = List.copyOf(findings);
  }

  /** Whether DNS says anything about mail for this domain. */
  public boolean isKnown() {
    return spf.policy() != SpfPolicy.MISSING
        || dmarc.policy() != DmarcPolicy.MISSING
        || !exchanges.isEmpty();
  }
}
