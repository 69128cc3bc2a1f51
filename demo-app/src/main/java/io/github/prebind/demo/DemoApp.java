package io.github.prebind.demo;

import com.zaxxer.hikari.HikariDataSource;
import io.github.prebind.demo.audit.DomainAuditor;
import io.github.prebind.demo.db.AuditStore;
import io.github.prebind.demo.db.MigrationLock;
import io.github.prebind.demo.db.MigrationState;
import io.github.prebind.demo.db.Migrator;
import io.github.prebind.demo.db.Pool;
import io.github.prebind.demo.dns.BundledZone;
import io.github.prebind.demo.dns.JndiResolver;
import io.github.prebind.demo.dns.MailResolver;
import io.github.prebind.demo.web.Routes;
import io.github.prebind.demo.web.WebServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The demo app: {@code java -jar demo-app.jar}.
 *
 * <p>Exit codes: 2 for a setting that cannot be read, 1 when it cannot start; as usual 143 after
 * SIGTERM.
 */
public final class DemoApp {
  private static final Logger LOG = LoggerFactory.getLogger(DemoApp.class);

  private final Settings settings;
  private final BundledZone zone = BundledZone.load();
  private final Readiness readiness = new Readiness();
  private volatile HikariDataSource pool;
  private volatile AuditStore store;

  private DemoApp(Settings settings) {
    this.settings = settings;
  }

  public static void main(String[] args) {
    Settings settings;
    try {
      settings = Settings.from(System.getenv());
    } catch (SettingsException e) {
      System.err.println("demo-app: " + e.getMessage());
      System.exit(2);
      return;
    }
    try {
      DemoApp app = new DemoApp(settings);
      if (settings.startup() == Startup.BLOCKING) {
        app.startBlocking();
      } else {
        app.startInBackground();
      }
    } catch (Exception e) {
      LOG.error("cannot start: {}", Causes.oneLine(e), e);
      System.exit(1);
    }
  }

  /** As in the story: the port opens when the last migration is through. */
  private void startBlocking() throws IOException, SQLException, InterruptedException {
    migrate();
    listen();
  }

  /** The port opens at once; whoever asks too early is told to come back. */
  private void startInBackground() throws IOException {
    listen();
    new Thread(this::migrateInBackground, "migrations").start();
  }

  private void migrate() throws SQLException, InterruptedException {
    LOG.info("opening {}", settings.database());
    pool = Pool.open(settings.database());
    store = new AuditStore(pool);
    new Migrator(
            pool,
            MigrationLock.of(settings.database()),
            // Not the resolver of the settings: a migration must not depend on a network.
            new DomainAuditor(zone),
            settings.demoRows(),
            readiness::migration)
        .migrate();
  }

  /** A failure leaves the app up and not ready: it can be asked what went wrong. */
  private void migrateInBackground() {
    try {
      migrate();
      LOG.info("ready");
    } catch (Exception | LinkageError e) {
      readiness.migration(new MigrationState.Failed(Causes.oneLine(e)));
      LOG.error("migrations failed: {}", Causes.oneLine(e), e);
    }
  }

  private void listen() throws IOException {
    DomainAuditor auditor = new DomainAuditor(resolver());
    Routes routes = new Routes(settings.startup(), readiness, () -> store, auditor);
    WebServer server = WebServer.bind(settings.port(), routes);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "shutdown"));
    String startup = settings.startup().name().toLowerCase(Locale.ROOT);
    LOG.info("listening on port {} (STARTUP={})", server.port(), startup);
  }

  private MailResolver resolver() {
    return settings.resolver() == Settings.Resolver.SYSTEM ? new JndiResolver("dns:") : zone;
  }

  private void stop(WebServer server) {
    LOG.info("stopping");
    server.stop();
    // In the middle of a migration the pool stays open until the process is gone: closing it would
    // make Flyway record a failure, whereas PostgreSQL just rolls back what is not committed.
    if (readiness.isReady()) {
      pool.close();
    }
    LOG.info("stopped");
  }
}
