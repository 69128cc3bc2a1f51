package io.github.prebind.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** With real processes; a shell says on its stdout when it is as far as the test needs it. */
@EnabledOnOs(OS.LINUX)
class ProcessTreeTest {
  private final String mark = UUID.randomUUID().toString();
  private Process process;
  private ProcessTree tree;

  /** Starts a shell and returns the numbers that it prints, up to the line "done". */
  private List<Long> start(String script, String... before) throws IOException {
    List<String> command = new ArrayList<>(List.of(before));
    command.addAll(List.of("sh", "-c", script));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PREBIND_RUN", mark);
    process = builder.start();
    boolean session = before.length > 0;
    tree = new ProcessTree(process.toHandle(), session, "PREBIND_RUN=" + mark);
    List<Long> pids = new ArrayList<>();
    BufferedReader reader = process.inputReader();
    for (String line = reader.readLine(); !"done".equals(line); line = reader.readLine()) {
      pids.add(Long.valueOf(line));
    }
    return pids;
  }

  @AfterEach
  void nothingIsLeft() {
    TreeEnd.of(tree);
    assertThat(tree.alive()).isEmpty();
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void holdsTheCommandAndWhatItStarted() throws IOException {
    List<Long> children = start("sleep 300 & echo $!; echo done; wait");

    assertThat(tree.alive()).containsOnlyKeys(process.pid(), children.get(0));
    assertThat(tree.alive().get(children.get(0)).name()).isEqualTo("sleep");
  }

  @Test
  void holdsWhatOutlivesTheCommand() throws Exception {
    List<Long> children = start("sleep 300 > /dev/null & echo $!; echo done");
    process.waitFor();

    assertThat(tree.alive()).containsOnlyKeys(children.get(0));
  }

  @Test
  void holdsAChildWithoutItsVariablesByItsSession() throws Exception {
    List<Long> children =
        start("env -i sleep 300 > /dev/null & echo $!; sleep 0.2; echo done", "setsid");
    process.waitFor();

    assertThat(tree.alive()).containsOnlyKeys(children.get(0));
  }

  @Test
  void holdsAChildThatLeftTheSessionByItsVariable() throws Exception {
    List<Long> children =
        start("setsid sleep 300 > /dev/null & echo $!; sleep 0.2; echo done", "setsid");
    process.waitFor();

    assertThat(tree.alive()).containsOnlyKeys(children.get(0));
  }

  @Test
  void doesNotHoldWhatEndedButWasNotAskedAbout() throws Exception {
    start("sh -c 'exit 0' & echo done; exec sleep 300");
    while (!ended(process)) {
      Thread.sleep(20); // the child has become a zombie
    }

    assertThat(tree.alive()).containsOnlyKeys(process.pid());
  }

  private static boolean ended(Process process) {
    return process
        .children()
        .map(child -> ProcStat.of(child.pid()))
        .allMatch(stat -> stat == null || !stat.alive());
  }

  @Test
  void killsWhatDoesNotEndWhenItIsTold() throws IOException {
    start("trap '' TERM; sleep 300 & echo done; wait; sleep 300");

    List<String> killed = TreeEnd.of(tree);

    assertThat(killed).anyMatch(name -> name.matches("sh \\(pid \\d+\\)"));
    assertThat(tree.alive()).isEmpty();
  }

  @Test
  void tellsAlsoWhatIsStartedWhileTheRestEnds() throws IOException {
    start("trap 'sleep 300 & exit' TERM; echo done; sleep 300 & wait");

    assertThat(TreeEnd.of(tree)).isEmpty();
    assertThat(tree.alive()).isEmpty();
  }
}
