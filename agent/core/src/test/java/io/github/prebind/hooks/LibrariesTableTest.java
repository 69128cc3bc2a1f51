package io.github.prebind.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The README's table of versions, against what the hook files say themselves. */
@EnabledOnOs(OS.LINUX)
class LibrariesTableTest {
  @Test
  void theReadmeHoldsTheVersionsOfTheHookFiles() throws Exception {
    Path script = Path.of("../../scripts/libraries.sh").toAbsolutePath().normalize();
    Process process =
        new ProcessBuilder("bash", script.toString(), "--check").redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).isEmpty();
  }
}
