package io.github.prebind.demo.audit;

import io.github.prebind.demo.dns.DnsNames;
import io.github.prebind.demo.dns.MailResolver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the DMARC record that applies to a domain and reads it (RFC 7489).
 *
 * <p>RFC 7489 asks the domain, then its organisational domain, which takes the list of public
 * suffixes to know. Here every name from the domain to its last two labels is asked in turn. The
 * answers differ only where a name in between, or a public suffix, publishes a record of its own.
 */
final class DmarcAudit {
  private DmarcAudit() {}

  static DmarcFacts of(String domain, MailResolver resolver) {
    for (String at = domain; at.indexOf('.') > 0; at = DnsNames.parent(at)) {
      List<String> records = records(at, resolver);
      if (records.size() > 1) {
        return broken(at, "DMARC is ignored: " + at + " has more than one record.");
      }
      if (records.size() == 1) {
        return read(domain, at, records.get(0));
      }
    }
    return new DmarcFacts(DmarcPolicy.MISSING, 0, "", List.of("There is no DMARC record."));
  }

  private static List<String> records(String domain, MailResolver resolver) {
    List<String> records = new ArrayList<>();
    for (String text : resolver.texts("_dmarc." + domain)) {
      // The version tag must come first and is the only one that is case-sensitive.
      int end = text.indexOf(';');
      String first = (end < 0 ? text : text.substring(0, end)).replace(" ", "");
      if (first.equals("v=DMARC1")) {
        records.add(text);
      }
    }
    return records;
  }

  private static DmarcFacts read(String domain, String at, String record) {
    Map<String, String> tags = tags(record);
    String own = tags.get("p");
    String inherited = tags.getOrDefault("sp", own);
    DmarcPolicy policy = policy(at.equals(domain) ? own : inherited);
    boolean reports = tags.containsKey("rua");
    if (policy == DmarcPolicy.INVALID && !reports) {
      return broken(at, "DMARC is ignored: " + at + " has no valid policy.");
    }
    List<String> findings = new ArrayList<>();
    if (policy == DmarcPolicy.INVALID) {
      // RFC 7489, section 6.6.3: with a report address, a bad policy counts as "none".
      policy = DmarcPolicy.NONE;
      findings.add("DMARC has no valid policy and counts as p=none.");
    } else if (policy == DmarcPolicy.NONE) {
      findings.add("DMARC only watches (p=none).");
    }
    int percent = percent(tags.get("pct"));
    if (percent < 100 && policy.isEnforced()) {
      findings.add("DMARC applies to " + percent + " % of the failing mail only.");
    }
    if (!reports) {
      findings.add("DMARC has no address for reports (rua).");
    }
    return new DmarcFacts(policy, percent, at, findings);
  }

  private static DmarcFacts broken(String at, String finding) {
    return new DmarcFacts(DmarcPolicy.INVALID, 0, at, List.of(finding));
  }

  private static Map<String, String> tags(String record) {
    Map<String, String> tags = new HashMap<>();
    for (String tag : record.split(";")) {
      int equals = tag.indexOf('=');
      if (equals > 0) {
        String name = tag.substring(0, equals).trim().toLowerCase(Locale.ROOT);
        tags.putIfAbsent(name, tag.substring(equals + 1).trim());
      }
    }
    return tags;
  }

  private static DmarcPolicy policy(String value) {
    return switch (value == null ? "" : value.toLowerCase(Locale.ROOT)) {
      case "none" -> DmarcPolicy.NONE;
      case "quarantine" -> DmarcPolicy.QUARANTINE;
      case "reject" -> DmarcPolicy.REJECT;
      default -> DmarcPolicy.INVALID;
    };
  }

  /** A value that cannot be read is ignored, as RFC 7489 wants it of any bad tag. */
  private static int percent(String value) {
    try {
      int percent = value == null ? 100 : Integer.parseInt(value);
      return percent >= 0 && percent <= 100 ? percent : 100;
    } catch (NumberFormatException e) {
      return 100;
    }
  }
}
