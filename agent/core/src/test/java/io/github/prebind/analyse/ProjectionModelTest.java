package io.github.prebind.analyse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.prebind.analyse.StartProjection.Part;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Database;
import io.github.prebind.start.Start.Endpoint;
import io.github.prebind.start.StartBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectionModelTest {
  private static final Map<String, Double> AS_HERE = Map.of();

  @Test
  void takesTheTimeOfTheStartItselfWhereTheProcessorIsNoLimit() {
    Start start = bound(300).slice(100, 90, 0, 0).slice(200, 20, 0, 0).build();

    assertThat(project(start, 4, AS_HERE).atMillis()).isEqualTo(300);
  }

  @Test
  void putsTheCpuTimeThroughTheQuota() {
    Start start = bound(100).slice(100, 100, 0, 0).build();

    assertThat(project(start, 0.5, AS_HERE).atMillis()).isCloseTo(surcharged(100, 0.5), within(.1));
  }

  @Test
  void letsTheWayBeAsLongAsItIsWhereItsDutyFitsIntoTheQuota() {
    Start start = bound(100).share("sql", "select ?", 60, 3).slice(100, 40, 0, 0).build();

    assertThat(project(start, 0.5, AS_HERE).atMillis()).isCloseTo(100, within(.1));
  }

  /**
   * On one core: of the compilers' 51 ms the quota leaves 8 over, and while they run for the other
   * 43, the way runs for 0.41 of each.
   */
  @ParameterizedTest
  @CsvSource({
    "10, 116.75", // of ten waits, a stop hides half of one
    "0, 107.3", // one wait: what is left of it passes while the process is stopped
  })
  void stopsTheWayWhileCompilersUseTheQuotaUp(double roundTrips, double millis) {
    Start start = bound(100).slice(100, 90, 50, roundTrips).build();

    assertThat(project(start, 1, AS_HERE).atMillis()).isCloseTo(millis, within(.1));
  }

  @Test
  void letsCompilersHaveWhatTheQuotaLeavesOver() {
    Start start = bound(1_000).slice(1_000, 100, 60, 20).build();

    assertThat(project(start, 0.25, AS_HERE).atMillis()).isCloseTo(1_000, within(.1));
    assertThat(project(start, 0.1, AS_HERE).atMillis()).isGreaterThan(1_200);
  }

  @Test
  void hidesAWaitThatPassesWhileTheQuotaIsUsedUp() {
    Start start = bound(100).share("sql", "select ?", 60, 3).slice(100, 40, 0, 0).build();

    assertThat(project(start, 0.1, AS_HERE).atMillis()).isCloseTo(surcharged(40, 0.1), within(.5));
  }

  @Test
  void countsAWaitInFullWhereNothingElseIsLeftToDo() {
    Start start = bound(1_100).slice(100, 100, 0, 0).slice(1_000, 0, 0, 0).build();

    assertThat(project(start, 0.5, AS_HERE).atMillis())
        .isCloseTo(surcharged(100, 0.5) + 1_000, within(.1));
  }

  /** The figure lies between the slower of the two alone and both one after the other. */
  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3})
  void isNeverLessThanTheWayOrTheCpuTimeNorMoreThanBoth(double cpus) {
    for (double compilers = 0; compilers <= 100; compilers += 20) {
      for (double own = 0; own <= 100; own += 20) {
        for (double roundTrips = 0; roundTrips <= 20; roundTrips += 10) {
          Start start = bound(100).slice(100, own + compilers, compilers, roundTrips).build();

          StartProjection there = project(start, cpus, AS_HERE);

          double cpu = surcharge(cpus) * there.terms().get(0).millis();
          assertThat(there.atMillis())
              .as("%s of the app, %s of compilers, %s round trips", own, compilers, roundTrips)
              .isBetween(Math.max(100, cpu) - .001, 100 + cpu + .001);
        }
      }
    }
  }

  @Test
  void leavesUndoneWhatCompilersCannotGetDoneOnOneCore() {
    Start start = bound(40).slice(40, 160, 120, 0).build();

    double ownAndTwoCompilers = 40 + ProjectionModel.COMPILERS_SHARE * 40;
    assertThat(project(start, 1, AS_HERE).atMillis())
        .isCloseTo(surcharged(ownAndTwoCompilers, 1), within(.1));
  }

  @Test
  void letsCompilersCatchUpWhileTheWayWaits() {
    Start start = bound(540).slice(40, 160, 120, 0).slice(500, 0, 0, 0).build();

    double ownAndTwoCompilers = 40 + ProjectionModel.COMPILERS_SHARE * 40;
    assertThat(project(start, 1, AS_HERE).atMillis())
        .isCloseTo(surcharged(ownAndTwoCompilers, 1) + 500, within(.1));
  }

  @Test
  void givesCompilersAProcessorOfTheirOwnFromTwoOn() {
    Start start = bound(100).slice(100, 200, 100, 0).build();

    assertThat(project(start, 2, AS_HERE).atMillis()).isCloseTo(100, within(.1));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "G1, 17.0.15, 1, none, 0.96", // the JVM will choose the serial collector
        "G1, 25.0.1, 0.5, none, 0.96",
        "G1, 17.0.15, 2, none, 1",
        "G1, 17.0.15, 2, 512, 0.96",
        "G1, 17.0.15, 2, 1792, 1",
        "G1, 27, 1, none, 1", // G1 everywhere
        "G1 (-XX:+UseG1GC), 17.0.15, 1, none, 1",
        "Serial, 17.0.15, 1, none, 1",
        "Serial, 17.0.15, 2, none, 1.0417",
        "Serial (-XX:+UseSerialGC), 17.0.15, 2, none, 1",
        "Z, 17.0.15, 1, none, 1",
        "none, 17.0.15, 1, none, 1",
      })
  void takesTheCollectorThatTheJvmChoosesThere(
      String here, String version, double cpus, Long megabytes, double work) {
    Start start = bound(100).jvm(version, 2).collector(here).slice(50, 100, 30, 0).build();
    Long bytes = megabytes == null ? null : megabytes << 20;

    double there = ProjectionModel.project(start, new Place(cpus, AS_HERE, bytes)).atMillis();

    assertThat(there).isCloseTo(Math.max(50, surcharged(100 * work, cpus)), within(.1));
  }

  @Test
  void leavesOutWhatTheStartWaitedForAProcessorHere() {
    Start start = bound(100).slice(100, 30, 0, 0, 70).build();

    assertThat(project(start, 4, AS_HERE).atMillis()).isEqualTo(30);
  }

  @Test
  void takesTheShortSlicesOutOfAStartThatHadThemHere() {
    Start start = bound(1_000).quota(0.5).slice(1_000, 500, 0, 0, 500).build();

    assertThat(project(start, 0.5, AS_HERE).atMillis()).isCloseTo(1_000, within(.1));
  }

  @Test
  void addsWhatEachRoundTripAndConnectTakesLongerThere() {
    Start start = overNetwork();

    StartProjection projection = project(start, 4, Map.of("*", 20.0));

    assertThat(projection.atMillis()).isCloseTo(1_000 + 101 * 19.5, within(.1));
    assertThat(projection.terms())
        .anySatisfy(
            term -> {
              assertThat(term.part()).isEqualTo(Part.ROUND_TRIPS);
              assertThat(term.count()).isEqualTo(101);
              assertThat(term.millis()).isCloseTo(101 * 19.5, within(.1));
            });
  }

  @Test
  void takesTheRoundTripTimeOfTheAddressItNames() {
    assertThat(project(overNetwork(), 4, Map.of("cache:6379", 20.0)).atMillis()).isEqualTo(1_000);
    assertThat(project(overNetwork(), 4, Map.of("db:5432", 20.0)).atMillis()).isGreaterThan(2_000);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.1, 0.5, 1, 1.5, 2, 8})
  void addsUpToItsTerms(double cpus) {
    StartProjection projection = project(overNetwork(), cpus, Map.of("*", 5.0));

    double sum = projection.terms().stream().mapToDouble(StartProjection.Term::millis).sum();
    assertThat(sum).isCloseTo(projection.atMillis(), within(.001));
    assertThat(projection.atMillis()).isBetween(projection.lowMillis(), projection.highMillis());
  }

  @Test
  void neverGetsSlowerWithMoreCoresOrShorterRoundTrips() {
    double before = Double.MAX_VALUE;
    for (double cpus = 0.05; cpus <= 8; cpus += 0.05) {
      double at = project(overNetwork(), cpus, Map.of("*", 5.0)).atMillis();
      assertThat(at).as("%s cores", cpus).isLessThanOrEqualTo(before + .001);
      assertThat(project(overNetwork(), cpus, Map.of("*", 4.0)).atMillis()).isLessThanOrEqualTo(at);
      before = at;
    }
  }

  @Test
  void saysThatAnEmbeddedDatabaseTellsNothingOfOneOverANetwork() {
    StartBuilder start = bound(100).slice(100, 100, 0, 0);
    start.databases.add(new Database("H2", "2.3.232", "jdbc:h2:mem:app", null));

    assertThat(project(start.build(), 1, AS_HERE).unknown())
        .anySatisfy(text -> assertThat(text).startsWith("H2 ran inside of the process here"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:hsqldb:mem:app",
        "jdbc:derby:app;create=true",
        "jdbc:sqlite:app.db",
        "jdbc:duckdb:app.duckdb",
        "jdbc:duckdb:"
      })
  void knowsADatabaseInsideTheProcessByItsUrl(String url) {
    StartBuilder start = bound(100).slice(100, 100, 0, 0);
    start.databases.add(new Database("any", "1", url, null));

    assertThat(project(start.build(), 1, AS_HERE).unknown())
        .anyMatch(text -> text.startsWith("any ran inside of the process here"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:h2:tcp://db/app",
        "jdbc:hsqldb:hsql://db/app",
        "jdbc:derby://db:1527/app",
        "jdbc:postgresql://db/app"
      })
  void knowsADatabaseServerByItsUrl(String url) {
    StartBuilder start = bound(100).slice(100, 100, 0, 0);
    start.databases.add(new Database("any", "1", url, null));

    assertThat(project(start.build(), 1, AS_HERE).unknown())
        .noneMatch(text -> text.contains("inside of the process"));
  }

  @Test
  void saysThatLessMemoryIsNotInTheFigure() {
    Start start = bound(100).slice(100, 100, 0, 0).build();

    Place small = new Place(1, AS_HERE, 536_870_911L);
    assertThat(ProjectionModel.project(start, small).unknown())
        .anySatisfy(text -> assertThat(text).startsWith("There the app has 511 MB"));
    assertThat(project(start, 1, AS_HERE).unknown()).noneMatch(text -> text.contains(" MB"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "400, ' (300 ms here, until ready)'",
        "100, ' (0 ms here, until ready)'",
        "60, ''", // said to be ready before its port was open
        "none, ''",
      })
  void saysWhatAPlatformThatAsksOverHttpWaitsForYet(Double readyMillis, String here) {
    StartBuilder start = bound(100).slice(100, 100, 0, 0);
    if (readyMillis != null) {
      start.ready(readyMillis, "GET /health");
    }
    Place http = new Place(1, AS_HERE, null, "Lambda");

    assertThat(ProjectionModel.project(start.build(), http).unknown())
        .contains(
            "Lambda waits for an HTTP answer: what runs behind the open port"
                + here
                + " is not in this figure.");
    assertThat(project(start.build(), 1, AS_HERE).unknown()).noneMatch(t -> t.contains("HTTP"));
  }

  @Test
  void refusesAStartWhosePortNeverOpened() {
    assertThatThrownBy(() -> project(new StartBuilder().build(), 1, AS_HERE))
        .hasMessage("its port never opened, so there is no time to project");
  }

  @Test
  void refusesAStartWithoutSlices() {
    assertThatThrownBy(() -> project(bound(100).build(), 1, AS_HERE))
        .hasMessageStartingWith("it has no slices");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.5})
  void refusesAStartThatSaysItHadNoCores(double cores) {
    Start quota = bound(100).quota(cores).slice(100, 90, 0, 0).build();
    Start rehearsed =
        bound(100).slice(100, 90, 0, 0).build().rehearsed(new Start.Rehearsal(cores, "a quota"));

    assertThatThrownBy(() -> project(quota, 1, AS_HERE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("its jvm.cpuQuota is " + cores + ", expected more than 0 cores");
    assertThatThrownBy(() -> project(rehearsed, 1, AS_HERE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("its rehearsal.cpus is " + cores + ", expected more than 0 cores");
    assertThatThrownBy(() -> new BaselineProjection(quota))
        .hasMessageStartingWith("its jvm.cpuQuota is ");
  }

  /** In each: what runs takes the factor as long, what waits does not, and no quota is added. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 4, 2, 200", // one thread that only runs
    "0.4, 0, 4, 2, 140", // it waits for 60 ms
    "1, 0, 4, 0.5, 50", // a faster core
    "1, 0, 0.5, 1, 200", // the quota alone, without what short slices cost
    "1, 0, 0.1, 1.4, 1400", // and with what they were measured to cost
    "1, 1, 2, 1.5, 150", // a compiler beside it
  })
  void takesTheCpuTimeThatWasMeasuredThere(
      double duty, double compilers, double cpus, double factor, double millis) {
    double cpuMillis = 100 * (duty + compilers);
    Start start = bound(100).slice(100, cpuMillis, 100 * compilers, 0).build();

    StartProjection there =
        ProjectionModel.project(start, new Place(cpus, AS_HERE, null, null, factor));

    assertThat(there.atMillis()).isCloseTo(millis, within(.1));
    assertThat(there.terms().stream().mapToDouble(StartProjection.Term::millis).sum())
        .isCloseTo(millis, within(.1));
    assertThat(there.terms())
        .extracting(StartProjection.Term::part)
        .doesNotContain(Part.SHORT_SLICES);
    assertThat(there.unknown()).noneMatch(line -> line.contains("as fast as"));
  }

  /** A factor is of the start as it was, whatever quota it had itself. */
  @Test
  void takesAFactorOfARehearsedStartAsItIs() {
    Start start = bound(1_000).quota(0.2).slice(1_000, 200, 0, 0).build();
    Place there = new Place(0.1, AS_HERE, null, null, 1.0);

    assertThat(ProjectionModel.project(start, there).atMillis()).isCloseTo(2_000, within(.1));
  }

  @Test
  void dividesNothingAmongWaitsThatTookNoTime() {
    Start start = bound(300).share("sql", "select ?", 0, 3).slice(300, 100, 0, 0).build();

    assertThat(project(start, 1, AS_HERE).terms())
        .allSatisfy(term -> assertThat(term.millis()).isFinite())
        .extracting(StartProjection.Term::part)
        .containsExactly(Part.CPU, Part.SHORT_SLICES, Part.ONE_THREAD);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesAPlaceWithoutCores(double cpus) {
    assertThatThrownBy(() -> new Place(cpus, AS_HERE, null)).hasMessageContaining("more than 0");
    assertThatThrownBy(() -> new Place(1, AS_HERE, null, null, cpus))
        .hasMessageContaining("more than 0");
  }

  private static Start overNetwork() {
    StartBuilder start =
        bound(1_000)
            .slice(400, 600, 250, 0)
            .slice(300, 120, 20, 60)
            .slice(300, 20, 0, 40)
            .share("sql", "select ?", 250, 100);
    start.endpoints.add(new Endpoint("db", 5432, 4, 130L, 200, 1L, 100L, 0.5));
    return start.connects(1).build();
  }

  private static StartBuilder bound(double atMillis) {
    return new StartBuilder().quota(null).bound(8080, "0.0.0.0", atMillis);
  }

  private static StartProjection project(Start start, double cpus, Map<String, Double> rttMillis) {
    return ProjectionModel.project(start, new Place(cpus, rttMillis, null));
  }

  private static double surcharged(double cpuMillis, double cpus) {
    return cpuMillis / cpus * surcharge(cpus);
  }

  private static double surcharge(double cpus) {
    return cpus < 2 ? 1 + ProjectionModel.SHORT_SLICES / cpus : 1;
  }
}
