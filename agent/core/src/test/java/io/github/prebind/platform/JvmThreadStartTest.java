package io.github.prebind.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A /proc of our own: the machine has been up for 5,000 s, process 42 began 10 s ago. */
class JvmThreadStartTest {
  private static final long UP_TICKS = 500_000;

  @TempDir Path proc;

  @BeforeEach
  void aJvm() throws IOException {
    Files.writeString(proc.resolve("uptime"), "5000.00 9000.00\n");
    stat("self", "42 (java)", 1_000);
    stat("self/task/42", "42 (java)", 1_000);
    stat("self/task/51", "51 (VM Thread)", 298);
    stat("self/task/60", "60 (http-nio-8080)", 100);
  }

  @Test
  void aProcessBecomesAJvmWithTheFirstThreadOfItsCommandsName() throws IOException {
    stat("self/task/50", "50 (java)", 300);
    stat("self/task/70", "70 (java)", 50);
    assertAgeSeconds(3.0);
  }

  @Test
  void orWithItsVmThreadWhereThatIsAllThereIs() throws IOException {
    assertAgeSeconds(2.98);
  }

  @Test
  void cannotBeToldWhereTheThreadsCannotBeRead() throws IOException {
    Files.delete(proc.resolve("self/task/51/stat"));
    assertThat(JvmThreadStart.launchNanos(proc)).isEqualTo(-1);
    assertThat(JvmThreadStart.launchNanos(proc.resolve("none"))).isEqualTo(-1);
  }

  private void assertAgeSeconds(double seconds) {
    long nanos = (long) (seconds * 1e9);
    long before = System.nanoTime();
    long start = JvmThreadStart.launchNanos(proc);
    long after = System.nanoTime();
    assertThat(start).isBetween(before - nanos - 10_000_000, after - nanos + 10_000_000);
  }

  private void stat(String process, String begin, long ageTicks) throws IOException {
    Path stat = Files.createDirectories(proc.resolve(process)).resolve("stat");
    String rest = " S 1 1 1 0 -1 1 1 1 1 1 1 1 1 1 20 0 1 0 ";
    Files.writeString(stat, begin + rest + (UP_TICKS - ageTicks) + " 9 9\n");
  }
}
