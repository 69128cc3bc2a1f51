package io.github.prebind.demo.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.github.prebind.demo.audit.DomainAuditor;
import io.github.prebind.demo.dns.BundledZone;
import io.github.prebind.demo.dns.MailExchange;
import io.github.prebind.demo.dns.MailResolver;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MigratorTest {
  private static final int ROWS = 1_200; // three batches of the backfill

  private final HikariDataSource database =
      Pool.open(DatabaseUrl.parse("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"));
  private final List<MigrationState> states = new ArrayList<>();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void auditsAsManyDomainsAsAskedFor() throws Exception {
    migrate(BundledZone.load(), ROWS);

    assertThat(number("SELECT COUNT(*) FROM domains")).isEqualTo(ROWS);
    assertThat(number("SELECT COUNT(*) FROM audits")).isEqualTo(ROWS);
    assertThat(new AuditStore(database).tenants())
        .hasSize(6)
        .allSatisfy(
            tenant -> {
              assertThat(tenant.domains()).isEqualTo(ROWS / 6);
              assertThat(
                      tenant.protectedDomains() + tenant.partialDomains() + tenant.exposedDomains())
                  .isEqualTo(ROWS / 6);
            });
  }

  @Test
  void storesWhatTheAuditFound() throws Exception {
    migrate(BundledZone.load(), ROWS);

    assertThat(new AuditStore(database).audit("brightsideschools.example"))
        .hasValueSatisfying(
            audit -> {
              assertThat(audit.tenant()).isEqualTo("Brightside Schools");
              assertThat(audit.verdict()).isEqualTo("PARTIAL");
              assertThat(audit.spfPolicy()).isEqualTo("INVALID");
              assertThat(audit.mx())
                  .containsExactly("10 mx1.mailhaus.example.", "20 198.51.100.7.");
              assertThat(audit.findings())
                  .containsExactly(
                      "SPF is ignored: brightsideschools.example has more than one SPF record.",
                      "DMARC has no address for reports (rua).",
                      "MX 198.51.100.7 is an address; it must be a host name.");
            });
  }

  @Test
  void worksWithoutAnyRow() throws Exception {
    migrate(BundledZone.load(), 0);

    assertThat(new AuditStore(database).tenants()).hasSize(6);
  }

  @Test
  void tellsTheStatesInOrder() throws Exception {
    migrate(BundledZone.load(), 10);

    assertThat(states).hasSize(8);
    for (int i = 1; i <= 7; i++) {
      assertThat(states.get(i - 1).toString()).startsWith("running " + i + " of 7: V" + i + " ");
    }
    assertThat(states.get(7).toString()).startsWith("done: 7 applied in ");
  }

  @Test
  void findsNothingToDoTheSecondTime() throws Exception {
    migrate(BundledZone.load(), 10);
    states.clear();
    migrate(BundledZone.load(), 10);

    assertThat(states).singleElement().asString().startsWith("done: 0 applied");
  }

  @Test
  void goesOnWhereAFailedBackfillStopped() throws Exception {
    MailResolver failing = new FailingResolver("site-120.shops.harborpine.example");
    assertThatThrownBy(() -> migrate(failing, ROWS)).hasRootCauseMessage("DNS went away");
    int committed = number("SELECT COUNT(*) FROM audits");
    assertThat(committed).as("whole batches only").isEqualTo(500);
    String first = "SELECT COUNT(DISTINCT audited_at) FROM audits WHERE domain_id <= 500";
    int batchesBefore = number(first);

    migrate(BundledZone.load(), ROWS);

    assertThat(number("SELECT COUNT(*) FROM audits")).isEqualTo(ROWS);
    assertThat(number(first)).as("not audited again").isEqualTo(batchesBefore);
    assertThat(number("SELECT COUNT(*) FROM tenant_summary")).isEqualTo(6);
  }

  private void migrate(MailResolver resolver, int rows) throws Exception {
    migrator(database, resolver, rows).migrate();
  }

  private Migrator migrator(DataSource dataSource, MailResolver resolver, int rows) {
    DomainAuditor auditor = new DomainAuditor(resolver);
    return new Migrator(dataSource, new LocalMigrationLock(), auditor, rows, states::add);
  }

  private int number(String query) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement select = connection.createStatement();
        ResultSet row = select.executeQuery(query)) {
      row.next();
      return row.getInt(1);
    }
  }

  /** The bundled zone, until it is asked for one name. */
  private static final class FailingResolver implements MailResolver {
    private final BundledZone zone = BundledZone.load();
    private final String failAt;

    FailingResolver(String failAt) {
      this.failAt = failAt;
    }

    @Override
    public List<String> texts(String name) {
      if (name.equals(failAt)) {
        throw new IllegalStateException("DNS went away");
      }
      return zone.texts(name);
    }

    @Override
    public List<MailExchange> exchanges(String name) {
      return zone.exchanges(name);
    }
  }
}
