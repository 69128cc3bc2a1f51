package io.github.prebind.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.assertj.core.data.TemporalUnitOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A /proc of our own: the machine has been up for 5,000 s, this process (42) for 7 s. */
class StartClockTest {
  private static final long UP_TICKS = 500_000;
  private static final long SELF_TICKS = UP_TICKS - 700;

  /** The JDK knows the machine's boot, and so the start, to the second only. */
  private static final TemporalUnitOffset COARSE = within(2, ChronoUnit.SECONDS);

  @TempDir Path proc;

  @BeforeEach
  void aProcessInAContainer() throws IOException {
    Files.writeString(proc.resolve("uptime"), "5000.00 9000.00\n");
    namespace("pid:[4026532199]");
    process("self", "42 (java) S 7", SELF_TICKS);
    process("42", "42 (java) S 7", SELF_TICKS);
    process("7", "7 (sh -c) (x) S 1", SELF_TICKS - 100);
    process("1", "1 (entrypoint.sh) S 0", SELF_TICKS - 2_000);
  }

  @Test
  void beginsWithTheContainersFirstProcess() {
    StartClock clock = read();

    assertThat(clock.containerNanos()).isEqualTo(clock.startNanos() - 20_000_000_000L);
    assertThat(clock.deadlineStartNanos()).isEqualTo(clock.containerNanos());
    assertThat(Duration.between(clock.container(), clock.process())).hasSeconds(20);
  }

  @Test
  void takesTheAgeOfThisProcessFromTheUptime() {
    long before = System.nanoTime();
    StartClock clock = read();
    long after = System.nanoTime();

    assertThat(clock.startNanos()).isBetween(before - 7_010_000_000L, after - 6_990_000_000L);
  }

  @Test
  void beginsWithThisProcessIfItIsTheFirst() throws IOException {
    process("self", "1 (java) S 0", SELF_TICKS);
    process("1", "1 (java) S 0", SELF_TICKS);

    StartClock clock = read();

    assertThat(clock.containerNanos()).isEqualTo(clock.startNanos());
  }

  @Test
  void knowsNoContainerOnAMachineWithoutOne() throws IOException {
    namespace("pid:[4026531836]");
    assertNoContainer();
  }

  @ParameterizedTest
  @ValueSource(strings = {"systemd", "init"})
  void knowsNoContainerWhereAnInitSystemBootedTheMachine(String name) throws IOException {
    process("1", "1 (" + name + ") S 0", SELF_TICKS - 2_000);
    assertNoContainer();
  }

  @Test
  void knowsNoContainerForAProcessThatEnteredFromOutside() throws IOException {
    process("7", "7 (bash) S 0", SELF_TICKS - 100);
    assertNoContainer();
  }

  @Test
  void knowsNoContainerThatHasBeenUpForLong() throws IOException {
    process("1", "1 (supervisord) S 0", SELF_TICKS - 90_001);
    assertNoContainer();
  }

  @Test
  void believesNoFirstProcessThatIsYounger() throws IOException {
    process("1", "1 (entrypoint.sh) S 0", SELF_TICKS + 1);
    assertNoContainer();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1/stat", "7/stat", "self/ns/pid"})
  void knowsNoContainerWhereSomethingCannotBeRead(String file) throws IOException {
    Files.delete(proc.resolve(file));
    assertNoContainer();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1 (", "1 (x)", "1 (x) S", ") (", "1 (x) S 0 a b c d e f g h i"})
  void knowsNoContainerWhereAStatLineIsBroken(String line) throws IOException {
    Files.writeString(proc.resolve("1/stat"), line);
    assertNoContainer();
  }

  @Test
  void endsWhereParentsGoInACircle() throws IOException {
    process("7", "7 (sh) S 42", SELF_TICKS - 100);
    assertNoContainer();
  }

  @Test
  void knowsTheFirstProcessOfAMachineThatIsTheContainer() throws IOException {
    namespace("pid:[4026531836]");
    process("1", "1 (init) S 0", SELF_TICKS - 300);

    StartClock clock = StartClock.read(proc, true, System.nanoTime());

    assertThat(clock.containerNanos()).isEqualTo(clock.startNanos() - 3_000_000_000L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "5", "5.0", "-5.00 1", "99999999999999999999.00 1"})
  void asksTheJdkWhereTheUptimeIsBroken(String uptime) throws IOException {
    Files.writeString(proc.resolve("uptime"), uptime);
    assertStartsLikeTheJdkSays(read());
  }

  @Test
  void asksTheJdkWhereTheUptimeIsThatOfAContainerAndTheTicksAreTheHosts() throws IOException {
    Files.writeString(proc.resolve("uptime"), "30.00 30.00\n");
    assertStartsLikeTheJdkSays(read());
  }

  @Test
  void asksTheJdkWhereThereIsNoProc() {
    assertStartsLikeTheJdkSays(StartClock.read(proc.resolve("nowhere"), false, System.nanoTime()));
  }

  @Test
  void agreesWithTheJdkAboutThisVeryProcess() {
    assertThat(StartClock.read(false, System.nanoTime()).process())
        .isCloseTo(startAsTheJdkSays(), COARSE);
  }

  @Test
  void beginsWhenTheAgentWasCalledAtTheLatest() {
    long entry = System.nanoTime() - Duration.ofHours(5).toNanos();
    assertThat(StartClock.read(proc, false, entry).startNanos()).isEqualTo(entry);
  }

  @Test
  void takesTheMiddleOfATickWhereNanoTimeCountsFromBoot() {
    assertThat(ProcessTimes.bootNanos(500_000, 5_000_001_000_000L, 5_000_002_000_000L)).isZero();
    assertThat(ProcessTimes.bootNanos(500_000, 4_999_900_000_000L, 5_000_100_000_000L)).isZero();
  }

  @Test
  void shiftsTheAxisWhereNanoTimeCountsFromElsewhere() {
    assertThat(ProcessTimes.bootNanos(500_000, 1_000, 3_000)).isEqualTo(2_000 - 5_000_005_000_000L);
    assertThat(ProcessTimes.bootNanos(500_000, 4_000_000_000_000L, 4_000_000_000_000L))
        .isEqualTo(-1_000_005_000_000L);
  }

  private StartClock read() {
    return StartClock.read(proc, false, System.nanoTime());
  }

  private void assertNoContainer() {
    StartClock clock = read();
    assertThat(clock.container()).isNull();
    assertThat(clock.containerNanos()).isNull();
    assertThat(clock.deadlineStartNanos()).isEqualTo(clock.startNanos());
  }

  private static void assertStartsLikeTheJdkSays(StartClock clock) {
    assertThat(clock.process()).isCloseTo(startAsTheJdkSays(), COARSE);
    assertThat(clock.container()).isNull();
  }

  private static Instant startAsTheJdkSays() {
    return ProcessHandle.current().info().startInstant().orElseThrow();
  }

  private void namespace(String name) throws IOException {
    Path link = Files.createDirectories(proc.resolve("self/ns")).resolve("pid");
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, Path.of(name));
  }

  /** A line of proc(5): what is given ends with field 4, the start is field 22. */
  private void process(String pid, String begin, long startTicks) throws IOException {
    Path stat = Files.createDirectories(proc.resolve(pid)).resolve("stat");
    Files.writeString(
        stat, begin + " 1 1 0 -1 1 1 1 1 1 1 1 1 1 20 0 1 0 " + startTicks + " 9 9\n");
  }
}
