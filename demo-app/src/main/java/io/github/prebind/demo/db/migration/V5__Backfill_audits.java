package io.github.prebind.demo.db.migration;

import io.github.prebind.demo.audit.DomainAuditor;
import io.github.prebind.demo.db.AuditWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * Audits every domain that has no audit yet, and stores the results: the migration that takes the
 * time.
 *
 * <p>It walks the domains by id, a batch at a time, and commits each batch. Killed in the middle
 * (which is what happens to an app that misses its start deadline), it loses one batch at most, and
 * the next start goes on from there. In one transaction every kill would throw all of it away, and
 * the next start would be as late as this one.
 */
public final class V5__Backfill_audits extends BaseJavaMigration {
  /** As in the class's name. */
  public static final String VERSION = "5";

  /** Rows a commit: enough to make the commit cheap, and less than 0.1 s of work to lose. */
  private static final int BATCH = 500;

  private static final String NEXT =
      "SELECT d.id, d.name FROM domains d WHERE d.id > ?"
          + " AND NOT EXISTS (SELECT 1 FROM audits a WHERE a.domain_id = d.id)"
          + " ORDER BY d.id LIMIT "
          + BATCH;

  private record Domain(long id, String name) {}

  private final DomainAuditor auditor;
  private final Clock clock;

  public V5__Backfill_audits(DomainAuditor auditor, Clock clock) {
    this.auditor = auditor;
    this.clock = clock;
  }

  /** No: it commits by itself. */
  @Override
  public boolean canExecuteInTransaction() {
    return false;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try (PreparedStatement select = connection.prepareStatement(NEXT);
        AuditWriter writer = new AuditWriter(connection)) {
      List<Domain> batch = next(select, 0);
      while (!batch.isEmpty()) {
        Instant now = clock.instant();
        for (Domain domain : batch) {
          writer.add(domain.id(), auditor.audit(domain.name()), now);
        }
        writer.flush();
        connection.commit();
        batch = next(select, batch.get(batch.size() - 1).id());
      }
    } catch (SQLException | RuntimeException e) {
      undoBatch(connection, autoCommit, e);
      throw e;
    }
    connection.setAutoCommit(autoCommit);
  }

  private static void undoBatch(Connection connection, boolean autoCommit, Exception cause) {
    try {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    } catch (SQLException e) {
      cause.addSuppressed(e); // the connection is gone, and PostgreSQL has rolled back itself
    }
  }

  private static List<Domain> next(PreparedStatement select, long after) throws SQLException {
    select.setLong(1, after);
    List<Domain> domains = new ArrayList<>(BATCH);
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        domains.add(new Domain(row.getLong(1), row.getString(2)));
      }
    }
    return domains;
  }
}
