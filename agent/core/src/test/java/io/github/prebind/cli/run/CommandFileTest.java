package io.github.prebind.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class CommandFileTest {
  @TempDir private Path folder;

  private Path script(String content, boolean executable) throws IOException {
    Path file = Files.writeString(folder.resolve("start.sh"), content);
    file.toFile().setExecutable(executable);
    return file;
  }

  private AbstractThrowableAssert<?, ?> refusal(String program) {
    return assertThatThrownBy(
            () -> CommandFile.checked(List.of(program), Map.of("PATH", folder.toString())))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void takesAProgramOfThePath() throws IOException {
    script("#!/bin/sh\n", true);

    List<String> command = List.of("start.sh", "--port", "");
    assertThat(CommandFile.checked(command, Map.of("PATH", "/no:" + folder))).isEqualTo(command);
  }

  @Test
  void takesAScriptWithoutAFirstLineOfItsOwn() throws IOException {
    List<String> command = List.of(script("exit 0\n", true).toString());

    assertThat(CommandFile.checked(command, Map.of())).isEqualTo(command);
  }

  @Test
  void refusesWhatIsNotOnThePath() {
    refusal("start.sh").hasMessage("cannot start start.sh: there is no such command on the PATH");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    refusal(folder + "/no.sh").hasMessageEndingWith("no.sh: there is no such file");
  }

  @Test
  void refusesAFolder() {
    refusal(folder.toString()).hasMessageEndingWith(": it is a folder");
  }

  @Test
  void refusesAFileThatIsNotExecutable() throws IOException {
    String file = script("#!/bin/sh\n", false).toString();

    refusal(file).hasMessageContaining("is not executable (chmod +x ");
    refusal("start.sh").hasMessageEndingWith(file + " is not executable");
  }

  @Test
  void refusesAScriptWhoseInterpreterIsNotThere() throws IOException {
    refusal(script("#!/no/such/sh -e\n", true).toString())
        .hasMessageEndingWith("its first line asks for /no/such/sh, which is not there");
  }

  @Test
  void refusesAScriptOfWindows() throws IOException {
    refusal(script("#!/bin/sh\r\n", true).toString()).hasMessageContaining("end as on Windows");
  }

  @Test
  void refusesNoCommand() {
    assertThatThrownBy(() -> CommandFile.checked(List.of(), Map.of()))
        .hasMessage("expected a command to start: run [options] -- COMMAND [ARG...]");
  }
}
