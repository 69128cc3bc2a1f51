package io.github.prebind.demo.audit;

import io.github.prebind.demo.dns.MailResolver;
import java.util.ArrayList;
import java.util.List;

/** Follows one domain's SPF record as a receiver would (RFC 7208), and keeps count. */
final class SpfAudit {
  private static final int MAX_LOOKUPS = 10;

  private final MailResolver resolver;
  private final List<String> findings = new ArrayList<>();
  private int lookups;

  private SpfAudit(MailResolver resolver) {
    this.resolver = resolver;
  }

  static SpfFacts of(String domain, MailResolver resolver) {
    SpfAudit audit = new SpfAudit(resolver);
    SpfPolicy policy;
    try {
      policy = audit.follow(domain);
    } catch (PermanentError e) {
      audit.findings.add("SPF is ignored: " + e.getMessage() + ".");
      policy = SpfPolicy.INVALID;
    }
    switch (policy) {
      case MISSING -> audit.findings.add("There is no SPF record.");
      case ALLOW_ALL -> audit.findings.add("SPF ends in +all: any host may send.");
      case NEUTRAL -> audit.findings.add("SPF takes no stand on hosts it does not name.");
      default -> {}
    }
    return new SpfFacts(policy, audit.lookups, audit.findings);
  }

  private SpfPolicy follow(String domain) throws PermanentError {
    SpfRecord record = read(domain);
    if (record == null) {
      return SpfPolicy.MISSING;
    }
    for (SpfRecord.Mechanism mechanism : record.mechanisms()) {
      if (mechanism.name().equals("all")) {
        break; // what stands behind it is never evaluated
      }
      if (mechanism.needsLookup()) {
        count();
      }
      if (mechanism.name().equals("ptr")) {
        findings.add("SPF uses ptr, which is slow and should not be used.");
      }
      // A name with a macro depends on the message; only its look-up can be counted.
      if (mechanism.name().equals("include") && mechanism.value().indexOf('%') < 0) {
        if (follow(mechanism.value()) == SpfPolicy.MISSING) {
          throw new PermanentError("it includes " + mechanism.value() + ", which has no SPF");
        }
      }
    }
    return switch (record.qualifierOfAll()) {
      case '-' -> SpfPolicy.HARD_FAIL;
      case '~' -> SpfPolicy.SOFT_FAIL;
      case '+' -> SpfPolicy.ALLOW_ALL;
      case '?' -> SpfPolicy.NEUTRAL;
      default -> redirected(record.redirect());
    };
  }

  private SpfPolicy redirected(String target) throws PermanentError {
    if (target.isEmpty() || target.indexOf('%') >= 0) {
      return SpfPolicy.NEUTRAL;
    }
    count();
    SpfPolicy policy = follow(target);
    if (policy == SpfPolicy.MISSING) {
      throw new PermanentError("it redirects to " + target + ", which has no SPF");
    }
    return policy;
  }

  private SpfRecord read(String domain) throws PermanentError {
    String found = null;
    for (String text : resolver.texts(domain)) {
      if (SpfRecord.isSpf(text)) {
        if (found != null) {
          throw new PermanentError(domain + " has more than one SPF record");
        }
        found = text;
      }
    }
    try {
      return found == null ? null : SpfRecord.parse(found);
    } catch (IllegalArgumentException e) {
      throw new PermanentError(domain + " has " + e.getMessage());
    }
  }

  /** Ends loops of includes, too: every turn costs a look-up. */
  private void count() throws PermanentError {
    if (++lookups > MAX_LOOKUPS) {
      throw new PermanentError("it needs more than " + MAX_LOOKUPS + " DNS look-ups");
    }
  }

  /** RFC 7208's "permerror": receivers treat the domain as one without usable SPF. */
  private static final class PermanentError extends Exception {
    private static final long serialVersionUID = 1L;

    PermanentError(String message) {
      super(message);
    }
  }
}
