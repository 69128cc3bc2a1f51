package io.github.prebind.demo.db.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * Imports the tenants' domains: each tenant's own, then those that its customers, staff and
 * newsletters use, in turn until {@code DEMO_ROWS} domains are there. Runs in one transaction.
 */
public final class V4__Import_domains extends BaseJavaMigration {
  private static final int BATCH = 1_000;
  private static final String[] BRANCHES = {"shops", "staff", "news"};

  private record Tenant(long id, String domain) {}

  private final int rows;

  /**
   * @param rows how many domains in all
   */
  public V4__Import_domains(int rows) {
    this.rows = rows;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    List<Tenant> tenants = tenants(connection);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO domains (tenant_id, name) VALUES (?, ?)")) {
      for (int row = 0; row < rows; row++) {
        Tenant tenant = tenants.get(row % tenants.size());
        insert.setLong(1, tenant.id());
        insert.setString(2, name(tenant, row / tenants.size()));
        insert.addBatch();
        if ((row + 1) % BATCH == 0 || row + 1 == rows) {
          insert.executeBatch();
        }
      }
    }
  }

  private static List<Tenant> tenants(Connection connection) throws SQLException {
    List<Tenant> tenants = new ArrayList<>();
    try (Statement select = connection.createStatement();
        ResultSet row = select.executeQuery("SELECT id, domain FROM tenants ORDER BY id")) {
      while (row.next()) {
        tenants.add(new Tenant(row.getLong(1), row.getString(2)));
      }
    }
    return tenants;
  }

  private static String name(Tenant tenant, int index) {
    if (index == 0) {
      return tenant.domain();
    }
    return "site-" + index + "." + BRANCHES[index % BRANCHES.length] + "." + tenant.domain();
  }
}
