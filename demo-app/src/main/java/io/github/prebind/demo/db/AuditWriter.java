package io.github.prebind.demo.db;

import io.github.prebind.demo.audit.DomainAudit;
import io.github.prebind.demo.dns.MailExchange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Writes audits and their findings in batches. Commits nothing; for one thread. */
public final class AuditWriter implements AutoCloseable {
  private static final String AUDIT =
      "INSERT INTO audits (domain_id, verdict, spf_policy, spf_lookups, dmarc_policy,"
          + " dmarc_percent, dmarc_from, mx, audited_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String FINDING =
      "INSERT INTO findings (domain_id, place, sentence) VALUES (?, ?, ?)";

  private final PreparedStatement insertAudit;
  private final PreparedStatement insertFinding;

  public AuditWriter(Connection connection) throws SQLException {
    insertAudit = connection.prepareStatement(AUDIT);
    insertFinding = connection.prepareStatement(FINDING);
  }

  /** Keeps an audit for the next {@link #flush}. */
  public void add(long domainId, DomainAudit audit, Instant at) throws SQLException {
    List<String> exchanges = new ArrayList<>();
    for (MailExchange exchange : audit.exchanges()) {
      exchanges.add(exchange.toString());
    }
    insertAudit.setLong(1, domainId);
    insertAudit.setString(2, audit.verdict().name());
    insertAudit.setString(3, audit.spf().policy().name());
    insertAudit.setInt(4, audit.spf().lookups());
    insertAudit.setString(5, audit.dmarc().policy().name());
    insertAudit.setInt(6, audit.dmarc().percent());
    insertAudit.setString(7, audit.dmarc().from());
    insertAudit.setString(8, String.join("\n", exchanges));
    insertAudit.setObject(9, at.atOffset(ZoneOffset.UTC));
    insertAudit.addBatch();
    int place = 0;
    for (String finding : audit.findings()) {
      insertFinding.setLong(1, domainId);
      insertFinding.setInt(2, ++place);
      insertFinding.setString(3, finding);
      insertFinding.addBatch();
    }
  }

  /** Sends what was added to the database. */
  public void flush() throws SQLException {
    insertAudit.executeBatch();
    insertFinding.executeBatch();
  }

  @Override
  public void close() throws SQLException {
    try (insertFinding) {
      insertAudit.close();
    }
  }
}
