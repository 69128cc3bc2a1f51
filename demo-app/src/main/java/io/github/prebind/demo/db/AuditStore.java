package io.github.prebind.demo.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads tenants and audits. Thread-safe; usable once the migrations are done. */
public final class AuditStore {
  private static final String TENANTS =
      "SELECT t.id, t.name, t.domain, s.domains, s.protected, s.partial, s.exposed"
          + " FROM tenants t JOIN tenant_summary s ON s.tenant_id = t.id ORDER BY t.id";

  private static final String AUDIT =
      "SELECT t.name, a.verdict, a.spf_policy, a.spf_lookups, a.dmarc_policy, a.dmarc_percent,"
          + " a.dmarc_from, a.mx, a.audited_at, d.id"
          + " FROM domains d JOIN audits a ON a.domain_id = d.id"
          + " JOIN tenants t ON t.id = d.tenant_id WHERE d.name = ?";

  private static final String FINDINGS =
      "SELECT sentence FROM findings WHERE domain_id = ? ORDER BY place";

  /** A tenant, and how many of its domains got which verdict. */
  public record Tenant(
      long id,
      String name,
      String domain,
      int domains,
      int protectedDomains,
      int partialDomains,
      int exposedDomains) {}

  /** An audit as stored; the names are those of the enums of the audit package. */
  public record StoredAudit(
      String tenant,
      String verdict,
      String spfPolicy,
      int spfLookups,
      String dmarcPolicy,
      int dmarcPercent,
      String dmarcFrom,
      List<String> mx,
      List<String> findings,
      Instant auditedAt) {}

  private final DataSource dataSource;

  public AuditStore(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** All tenants, by id. */
  public List<Tenant> tenants() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(TENANTS);
        ResultSet row = select.executeQuery()) {
      List<Tenant> tenants = new ArrayList<>();
      while (row.next()) {
        tenants.add(
            new Tenant(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getInt(5),
                row.getInt(6),
                row.getInt(7)));
      }
      return tenants;
    }
  }

  /**
   * The stored audit of a domain, if it is a tenant's.
   *
   * @param domain in canonical form
   */
  public Optional<StoredAudit> audit(String domain) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(AUDIT)) {
      select.setString(1, domain);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(stored(connection, row)) : Optional.empty();
      }
    }
  }

  private static StoredAudit stored(Connection connection, ResultSet row) throws SQLException {
    return new StoredAudit(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        row.getString(5),
        row.getInt(6),
        row.getString(7),
        lines(row.getString(8)),
        findings(connection, row.getLong(10)),
        row.getObject(9, OffsetDateTime.class).toInstant());
  }

  private static List<String> findings(Connection connection, long domainId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(FINDINGS)) {
      select.setLong(1, domainId);
      List<String> findings = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          findings.add(row.getString(1));
        }
      }
      return findings;
    }
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("\n"));
  }
}
