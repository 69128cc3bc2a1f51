package io.github.prebind.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskTest {
  @Test
  void everyPlaceIsStartedOnceARoundInAnOrderOfTheRoundsOwn() {
    List<Task> cells = cells(Task.all(settings(2)));

    assertThat(cells).hasSize(2 * 2 * 2 * 2 * 2).doesNotHaveDuplicates();
    assertThat(cells.subList(0, 8)).allMatch(task -> task.round() == 1);
    assertThat(cells.subList(8, 16)).allMatch(task -> task.round() == 2);
    assertThat(places(cells.subList(0, 8))).isNotEqualTo(places(cells.subList(8, 16)));
  }

  @Test
  void theStartsOfAnAppFollowEachOtherBehindOneWithoutQuotaAndAgent() {
    List<Task> tasks = Task.all(settings(2));

    assertThat(tasks.get(0).purpose()).isEqualTo(Task.CONTROL);
    assertThat(tasks.subList(0, 5)).allMatch(task -> task.app() == App.DEMO);
    assertThat(tasks.subList(1, 5)).allMatch(task -> task.purpose().equals(Task.CELL));
    assertThat(tasks.get(5).purpose()).isEqualTo(Task.CONTROL);
    assertThat(tasks.subList(5, 10)).allMatch(task -> task.app() == App.BOOT);
    assertThat(tasks.stream().filter(task -> task.purpose().equals(Task.CONTROL))).hasSize(4);
    assertThat(cells(tasks)).allMatch(Task::withAgent);
    assertThat(tasks.get(0).withAgent()).isFalse();
  }

  @Test
  void behindThemAreAsManyForThePlacesThatTheHostDisturbed() {
    List<Task> tasks = Task.all(settings(2));

    List<Task> last = tasks.subList(tasks.size() - 16, tasks.size());
    assertThat(last)
        .allMatch(task -> task.purpose().equals(Task.CELL))
        .extracting(Task::round)
        .containsOnly(3, 4);
  }

  @Test
  void aPlaceWithItsUndisturbedStartsIsNotStartedAgain() {
    Settings settings = settings(2);
    Row good = Rows.cell(1, 0.1, 20, 30_000);
    Row disturbed = Rows.stolenFrom(2, 0.1, 20, 60_000);
    Task cell = new Task(App.DEMO, Task.CELL, 3, 0.1, 20);
    Task here = new Task(App.DEMO, Task.MEASURED, 3, 0, 0);

    assertThat(settings.hasEnough(cell, List.of())).isFalse();
    assertThat(settings.hasEnough(cell, List.of(good, disturbed, disturbed))).isFalse();
    assertThat(settings.hasEnough(cell, List.of(good, disturbed, good))).isTrue();
    assertThat(settings.hasEnough(here, List.of(good, good))).isFalse();
  }

  @Test
  void aPlaceThatTookItsTimeIsNotStartedAgain() {
    Task cell = new Task(App.DEMO, Task.CELL, 2, 0.1, 20);

    assertThat(settings(3).hasEnough(cell, List.of(Rows.cell(1, 0.1, 20, 89_000)))).isFalse();
    assertThat(settings(3).hasEnough(cell, List.of(Rows.cell(1, 0.1, 20, 90_000)))).isTrue();
    assertThat(cell.place()).isEqualTo(new Task(App.DEMO, Task.CELL, 1, 0.1, 20).place());
    assertThat(cell.place()).isNotEqualTo(new Task(App.DEMO, Task.CELL, 2, 0.1, 0).place());
  }

  private static List<Task> cells(List<Task> tasks) {
    return tasks.stream().filter(task -> task.purpose().equals(Task.CELL)).toList();
  }

  private static List<String> places(List<Task> tasks) {
    return tasks.stream()
        .map(task -> task.app() + " " + task.cpus() + " " + task.rttMillis())
        .toList();
  }

  private static Settings settings(int runs) {
    return new Settings(
        List.of(App.DEMO, App.BOOT),
        List.of(1.0, 0.1),
        List.of(0.0, 20.0),
        runs,
        90,
        0,
        Path.of("out"),
        "java",
        List.of(),
        false,
        false,
        false,
        "1234567",
        false);
  }
}
