package io.github.prebind.demo.audit;

import io.github.prebind.demo.dns.DnsNames;
import io.github.prebind.demo.dns.MailExchange;
import io.github.prebind.demo.dns.MailResolver;
import java.util.ArrayList;
import java.util.List;

/** Audits domains: asks for their records and says what they amount to. Thread-safe. */
public final class DomainAuditor {
  private final MailResolver resolver;

  public DomainAuditor(MailResolver resolver) {
    this.resolver = resolver;
  }

  /**
   * Audits one domain, now.
   *
   * @throws io.github.prebind.demo.dns.ResolverException when DNS gave no answer
   */
  public DomainAudit audit(String name) {
    String domain = DnsNames.canonical(name);
    SpfFacts spf = SpfAudit.of(domain, resolver);
    DmarcFacts dmarc = DmarcAudit.of(domain, resolver);
    List<MailExchange> exchanges = resolver.exchanges(domain);
    List<String> findings = new ArrayList<>(spf.findings());
    findings.addAll(dmarc.findings());
    addMailHostFindings(exchanges, findings);
    return new DomainAudit(
        domain, Verdict.of(spf, dmarc), spf, dmarc, exchanges, List.copyOf(findings));
  }

  private static void addMailHostFindings(List<MailExchange> exchanges, List<String> findings) {
    if (exchanges.isEmpty()) {
      findings.add("There is no MX record: mail goes to the host of the same name, if any.");
    }
    for (MailExchange exchange : exchanges) {
      if (exchange.isNull() && exchanges.size() > 1) {
        findings.add("A null MX stands beside others: senders may give up.");
      }
      if (exchange.host().matches("[0-9.]+")) {
        findings.add("MX " + exchange.host() + " is an address; it must be a host name.");
      }
    }
    if (exchanges.size() == 1 && !exchanges.get(0).isNull()) {
      findings.add("There is only one mail host: nothing takes over when it fails.");
    }
  }
}
