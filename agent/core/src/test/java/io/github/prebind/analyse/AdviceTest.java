package io.github.prebind.analyse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.prebind.analyse.findings.FindingList;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.Outcome;
import io.github.prebind.start.StartBuilder;
import io.github.prebind.start.Starts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          migration | Migrations kept the port shut for 4 s. Run migrations in a step of their own
          schema    | The schema was built or checked before the port opened (4 s)
          connect   | Connecting to LABEL took 4 s
          dns       | Looking up names took 4 s (LABEL)
          tls       | TLS handshakes took 4 s (LABEL)
          sql       | SQL outside of migrations took 4 s
          pool      | The connection pool took 4 s (LABEL)
          sleep     | The start slept for 4 s (LABEL)
          process   | The start waited 4 s for another program (LABEL)
          http      | The start waited 4 s for an answer from LABEL
          lock      | The start waited 4 s for a lock (LABEL)
          wait      | The start waited 4 s for another thread (LABEL)
          custom    | LABEL took 4 s before the port opened
          """)
  void namesTheCauseAndTheFix(String kind, String beginning) {
    Start start =
        new StartBuilder()
            .span(null, kind, "LABEL", 500, 4_500)
            .bound(8080, "0.0.0.0", 5_000)
            .build();

    assertThat(first(start)).startsWith(beginning);
  }

  @Test
  void saysOnceThatItIsAConnection() {
    Start start =
        new StartBuilder()
            .span(null, "connect", "connect postgresql db:5432/app", 500, 4_500)
            .bound(8080, "0.0.0.0", 5_000)
            .build();

    assertThat(first(start)).startsWith("Connecting to postgresql db:5432/app took 4 s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Flyway    | Flyway lock    | Another instance is migrating
          Liquibase | Liquibase lock | DATABASECHANGELOGLOCK
          """)
  void speaksOfTheLockWhereMigrationsOnlyWaitedForIt(String tool, String lock, String who) {
    StartBuilder start = new StartBuilder().platform("heroku", "Heroku", 60_000L, "Use a release.");
    start.span(null, "migration", tool + " migrate", 500, 4_500);
    start.span(0, "lock", lock, 600, 4_000);
    start.span(0, "migration", tool + " V1 tenants", 4_000, 4_500);

    assertThat(first(start.bound(8080, "0.0.0.0", 5_000).build()))
        .startsWith("The start waited 3.4 s for a lock (" + lock + "). ")
        .contains(who)
        .doesNotContain("release.");
  }

  @Test
  void speaksOfTheLockBeforeTheFindingThatCostLess() {
    StartBuilder start = new StartBuilder();
    start.span(null, "migration", "Flyway migrate", 500, 4_500);
    start.span(0, "lock", "Flyway lock", 600, 4_000);
    start.findings.add(new Finding("a", "error", "Migrates", "", 600.0, "do a."));
    assertThat(first(start.bound(8080, "0.0.0.0", 5_000).build())).contains("for a lock");

    start.findings.add(new Finding("b", "error", "Fails for certain", "", null, "do b."));
    start.findings.remove(0);
    assertThat(first(start.build())).isEqualTo("Fails for certain. do b.");
  }

  @Test
  void speaksOfMigrationsWhereTheLockWasTheSmallerPart() {
    StartBuilder start = new StartBuilder();
    start.span(null, "migration", "Flyway migrate", 500, 4_500);
    start.span(0, "lock", "Flyway lock", 600, 1_000);

    assertThat(first(start.bound(8080, "0.0.0.0", 5_000).build())).startsWith("Migrations kept");
  }

  @ParameterizedTest
  @CsvSource({
    "h2, h2 mem:app, jdbc:h2:mem:app",
    "h2, h2 data/app, jdbc:h2:data/app",
    "sqlite, sqlite app.db, jdbc:sqlite:app.db",
    "derby, derby memory:app, "
  })
  void asksForNoNetworkWhereTheDatabaseRunsInsideTheApp(String product, String where, String url) {
    StartBuilder start = new StartBuilder().span(null, "connect", "connect " + where, 500, 4_500);
    if (url != null) {
      start.databases.add(new Start.Database(product, null, url, null));
    }

    assertThat(first(start.bound(8080, "0.0.0.0", 5_000).build()))
        .startsWith("Opening " + where + " took 4 s. This database runs inside the app");
  }

  @ParameterizedTest
  @CsvSource({
    "h2, h2 db/app, jdbc:h2:tcp://db/app",
    "derby, derby db:1527/app, ",
    "postgresql, postgresql db:5432/app, jdbc:postgresql://db:5432/app"
  })
  void asksForTheNetworkWhereItDoesNot(String product, String where, String url) {
    StartBuilder start = new StartBuilder().span(null, "connect", "connect " + where, 500, 4_500);
    if (url != null) {
      start.databases.add(new Start.Database(product, null, url, null));
    }

    assertThat(first(start.bound(8080, "0.0.0.0", 5_000).build()))
        .startsWith("Connecting to " + where + " took 4 s. Check the address and the network");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cpu-wait      | The start waited 4 s for a processor; only 0.5 cores are allowed.
          class-loading | Loading classes took 4 s. Make an archive with a run when the image is built (java -XX:ArchiveClassesAtExit
          """)
  void namesWhatOnlyTheAttributionKnows(String kind, String beginning) {
    Start start =
        new StartBuilder()
            .share(kind, "", 4_000, 1)
            .share("cpu", "com.acme", 1_000, 1)
            .bound(8080, "0.0.0.0", 5_000)
            .build();

    assertThat(first(start)).startsWith(beginning);
  }

  @Test
  void namesTheArchiveOfTheJdkUnlessOneWasAskedFor() {
    StartBuilder start = new StartBuilder().share("class-loading", "", 4_000, 1).jvm("21.0.2", 2);
    start.share("cpu", "com.acme", 1_000, 1);
    start.bound(8080, "0.0.0.0", 5_000);

    assertThat(first(start.build())).contains("-XX:+AutoCreateSharedArchive");
    assertThat(first(start.sharing("on (-XX:SharedArchiveFile)", "none").build()))
        .isEqualTo("Loading classes took 4 s. Fewer libraries and fewer beans load fewer of them.");
  }

  @Test
  void addsUpCausesOfOneKind() {
    StartBuilder start = new StartBuilder().span(null, "http", "GET /big", 0, 1_000);
    for (int i = 1; i <= 4; i++) {
      start.span(null, "dns", "host" + i, 1_000 * i, 1_000 * i + 400);
    }

    assertThat(first(start.bound(8080, "0.0.0.0", 6_000).build()))
        .startsWith("Looking up names took 1.6 s");
  }

  @Test
  void saysWhereMigrationsBelongOnThePlatform() {
    assertThat(first(Starts.migratingOnHeroku())).contains("release phase");
  }

  @Test
  void countsTheStatementsOfAMigrationAsTheMigrations() {
    assertThat(first(Starts.migratingOnHeroku())).startsWith("Migrations kept");
  }

  @Test
  void putsAnUnreachablePortFirst() {
    StartBuilder loopback = slow().platform("render", "Render", 60_000L, "Move it.");
    assertThat(diagnosed(loopback.bound(10_000, "127.0.0.1", 5_000)))
        .startsWith("The port is open on 127.0.0.1 only. Bind to 0.0.0.0");

    StartBuilder elsewhere = slow().port(10_000).listener(8080, "0.0.0.0", 5_000);
    assertThat(diagnosed(elsewhere.ended(Outcome.NOT_BOUND, null, null, null)))
        .startsWith("Port 8080 is open, but 10000 is expected. Listen on the port that");
  }

  @Test
  void leavesAPortOnLoopbackAloneWhereThatIsEnough() {
    StartBuilder behindProxy =
        slow().platform("systemd", "systemd", 60_000L, "Move it.").loopbackReachable();
    StartBuilder onALaptop = slow();

    assertThat(diagnosed(behindProxy.bound(8080, "127.0.0.1", 5_000)))
        .startsWith("Looking up names");
    assertThat(diagnosed(onALaptop.bound(8080, "127.0.0.1", 5_000))).startsWith("Looking up names");
  }

  @Test
  void leavesAPortOnTheSideAlone() {
    StartBuilder died = new StartBuilder().listener(5701, "0.0.0.0", 400);
    died.span(null, "main", "migration", "V1 tenants", 900, 5_000, 4_100, 1, "SQLException");
    died.ended(Outcome.DIED, "java.sql.SQLException", "", "V1 tenants");
    assertThat(diagnosed(died)).startsWith("A migration that fails");
    assertThat(diagnosed(died.port(10_000))).startsWith("A migration that fails");

    StartBuilder nothingExpected = slow().listener(5701, "0.0.0.0", 400);
    nothingExpected.ended(Outcome.STOPPED, "SIGTERM", "", null);
    assertThat(diagnosed(nothingExpected)).startsWith("Looking up names");

    StartBuilder onItsWay = new StartBuilder().port(10_000).listener(5701, "0.0.0.0", 400);
    onItsWay.span(null, "main", "migration", "Flyway migrate", 900, 9_000, 8_100, 1, "open");
    onItsWay.thread("main", "io", "reading or writing in Driver.read:3");
    assertThat(diagnosed(onItsWay.ended(Outcome.STOPPED, "SIGTERM", "", null)))
        .doesNotContain("5701")
        .contains("migrates before");
  }

  private static StartBuilder slow() {
    return new StartBuilder().span(null, "dns", "host", 500, 4_500);
  }

  @Test
  void putsAFindingBeforeItsOwnGuess() {
    StartBuilder start = new StartBuilder().span(null, "dns", "host", 0, 4_000);
    start.findings.add(new Finding("a", "info", "Small", "", 9_000.0, "do a."));
    start.findings.add(new Finding("b", "error", "Grave", "", null, "do b."));

    assertThat(first(start.bound(8080, "0.0.0.0", 5_000).build())).isEqualTo("Grave. do b.");
  }

  @Test
  void saysNothingAboutWhatIsNotWorthAChange() {
    assertThat(first(Starts.bareServer())).isNull();
  }

  @Test
  void speaksOfTheFailureWhenTheStartFailed() {
    assertThat(first(Starts.diedInMigration())).startsWith("A migration that fails");
  }

  /** With what the rules find in it. */
  private static String diagnosed(StartBuilder facts) {
    Start start = facts.build();
    return first(start.withFindings(FindingList.of(start, problem -> fail(problem))));
  }

  private static String first(Start start) {
    return Advice.first(start, Way.of(start));
  }
}
