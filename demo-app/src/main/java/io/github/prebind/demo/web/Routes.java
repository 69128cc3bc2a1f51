package io.github.prebind.demo.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.prebind.demo.Readiness;
import io.github.prebind.demo.Startup;
import io.github.prebind.demo.audit.DomainAudit;
import io.github.prebind.demo.audit.DomainAuditor;
import io.github.prebind.demo.db.AuditStore;
import io.github.prebind.demo.db.MigrationState;
import io.github.prebind.demo.dns.DnsNames;
import io.github.prebind.demo.dns.MailExchange;
import io.github.prebind.demo.dns.ResolverException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the app answers to which path. Thread-safe. */
public final class Routes implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
  private static final int RETRY_SECONDS = 5;

  private final Startup startup;
  private final Readiness readiness;
  private final Supplier<AuditStore> store;
  private final DomainAuditor auditor;

  /**
   * @param store asked only when ready
   * @param auditor for domains that are no tenant's
   */
  public Routes(
      Startup startup, Readiness readiness, Supplier<AuditStore> store, DomainAuditor auditor) {
    this.startup = startup;
    this.readiness = readiness;
    this.store = store;
    this.auditor = auditor;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer(exchange).send(exchange);
    }
  }

  private Answer answer(HttpExchange exchange) {
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return Answer.error(405, method + ": expected GET or HEAD");
    }
    String path = exchange.getRequestURI().getPath();
    try {
      return switch (path) {
        case "/health" -> Answer.ok(health("up"));
        case "/health/ready" -> readiness.isReady() ? Answer.ok(health("ready")) : notReady();
        case "/tenants" -> readiness.isReady() ? tenants() : notReady();
        case "/audits" -> readiness.isReady() ? audit(exchange) : notReady();
        default -> Answer.error(404, "expected /health, /health/ready, /tenants or /audits");
      };
    } catch (IllegalArgumentException e) {
      return Answer.error(400, e.getMessage());
    } catch (ResolverException e) {
      LOG.warn("no DNS answer: {}", e.getMessage());
      return Answer.error(502, "DNS gave no answer");
    } catch (SQLException | RuntimeException e) {
      LOG.error("{} {} failed", method, path, e);
      return Answer.error(500, "it is our fault, and in the log");
    }
  }

  private Map<String, Object> health(String status) {
    MigrationState state = readiness.migration();
    Map<String, Object> migration =
        Answer.fields("state", state.word(), "message", state.toString());
    if (state instanceof MigrationState.Running running) {
      migration.put("number", running.number());
      migration.put("of", running.of());
      migration.put("name", running.name());
    }
    String mode = startup.name().toLowerCase(Locale.ROOT);
    return Answer.fields("status", status, "startup", mode, "migration", migration);
  }

  private Answer notReady() {
    return new Answer(503, health("not ready"), RETRY_SECONDS);
  }

  private Answer tenants() throws SQLException {
    List<Map<String, Object>> tenants = new ArrayList<>();
    for (AuditStore.Tenant tenant : store.get().tenants()) {
      tenants.add(
          Answer.fields(
              "id", tenant.id(),
              "name", tenant.name(),
              "domain", tenant.domain(),
              "domains", tenant.domains(),
              "protected", tenant.protectedDomains(),
              "partial", tenant.partialDomains(),
              "exposed", tenant.exposedDomains()));
    }
    return Answer.ok(tenants);
  }

  private Answer audit(HttpExchange exchange) throws SQLException {
    String domain = DnsNames.canonical(parameter(exchange, "domain").strip());
    if (!DnsNames.isDomain(domain)) {
      throw new IllegalArgumentException(
          "domain=" + domain + ": expected a domain, as in /audits?domain=harborpine.example");
    }
    Optional<AuditStore.StoredAudit> stored = store.get().audit(domain);
    if (stored.isPresent()) {
      return Answer.ok(stored(domain, stored.get()));
    }
    DomainAudit live = auditor.audit(domain);
    if (!live.isKnown()) {
      return Answer.error(404, "domain=" + domain + ": DNS knows no mail records of it");
    }
    return Answer.ok(live(live, Instant.now().truncatedTo(ChronoUnit.MICROS)));
  }

  private static Map<String, Object> stored(String domain, AuditStore.StoredAudit audit) {
    return Answer.fields(
        "domain", domain,
        "tenant", audit.tenant(),
        "source", "stored",
        "verdict", word(audit.verdict()),
        "spf", Answer.fields("policy", word(audit.spfPolicy()), "lookups", audit.spfLookups()),
        "dmarc", dmarc(audit.dmarcPolicy(), audit.dmarcPercent(), audit.dmarcFrom()),
        "mx", audit.mx(),
        "findings", audit.findings(),
        "auditedAt", audit.auditedAt().toString());
  }

  private static Map<String, Object> live(DomainAudit audit, Instant now) {
    return Answer.fields(
        "domain", audit.domain(),
        "source", "live",
        "verdict", word(audit.verdict().name()),
        "spf",
            Answer.fields(
                "policy", word(audit.spf().policy().name()), "lookups", audit.spf().lookups()),
        "dmarc",
            dmarc(audit.dmarc().policy().name(), audit.dmarc().percent(), audit.dmarc().from()),
        "mx", audit.exchanges().stream().map(MailExchange::toString).toList(),
        "findings", audit.findings(),
        "auditedAt", now.toString());
  }

  private static Map<String, Object> dmarc(String policy, int percent, String from) {
    return Answer.fields("policy", word(policy), "percent", percent, "from", from);
  }

  /** An enum's name as JSON shows it: {@code hard-fail}. */
  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String parameter(HttpExchange exchange, String name) {
    String query = exchange.getRequestURI().getRawQuery();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return "";
  }
}
