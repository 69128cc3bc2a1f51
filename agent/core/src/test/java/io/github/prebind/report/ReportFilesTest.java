package io.github.prebind.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import io.github.prebind.start.StartJson;
import io.github.prebind.start.Starts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
  private final Start start = Starts.bareServer();

  @TempDir Path folder;

  @Test
  void writesTheReport() throws IOException {
    assertThat(write("start.json")).isEmpty();

    assertThat(Files.readString(folder.resolve("start.json"))).isEqualTo(StartJson.write(start));
    assertThat(names()).containsExactly("start.json");
  }

  @Test
  void putsTheProcessIdIntoTheName() {
    assertThat(write("start-%p.json")).isEmpty();

    assertThat(names()).containsExactly("start-4711.json");
  }

  @Test
  void replacesAnOlderReport() throws IOException {
    Files.writeString(folder.resolve("start.json"), "older and longer".repeat(10_000));

    assertThat(write("start.json")).isEmpty();

    assertThat(Files.readString(folder.resolve("start.json"))).isEqualTo(StartJson.write(start));
    assertThat(names()).containsExactly("start.json");
  }

  @Test
  void saysThatTheFolderIsMissing() {
    assertThat(write("no/such/start.json"))
        .singleElement()
        .asString()
        .startsWith("cannot write the report " + folder)
        .endsWith("start.json: its folder does not exist");
  }

  @Test
  void saysThatAFolderIsInTheWay() throws IOException {
    Files.createDirectory(folder.resolve("start.json"));

    assertThat(write("start.json")).singleElement().asString().endsWith(": it is a folder");
  }

  @Test
  void saysThatAFileIsInTheWayOfTheFolder() throws IOException {
    Files.writeString(folder.resolve("file"), "");

    assertThat(write("file/start.json")).singleElement().asString().doesNotContain("\n");
  }

  @Test
  void refusesAnUnknownEnding() {
    assertThat(write("start.pdf"))
        .singleElement()
        .asString()
        .contains("its ending must be one of ", " .json");
    assertThat(names()).isEmpty();
  }

  @Test
  void saysThatAPathIsNone() {
    assertThat(ReportFiles.write(start, List.of("a\0b.json")))
        .singleElement()
        .asString()
        .contains("not a path");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void saysThatTheDiskIsFull() throws IOException {
    Files.createSymbolicLink(folder.resolve("full.json"), Path.of("/dev/full"));

    assertThat(write("full.json")).singleElement().asString().contains("No space left");
    assertThat(names()).containsExactly("full.json");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void writesThroughALinkAndLeavesItALink() throws IOException {
    Files.writeString(folder.resolve("real"), "older");
    Files.createSymbolicLink(folder.resolve("start.json"), folder.resolve("real"));

    assertThat(write("start.json")).isEmpty();

    assertThat(Files.isSymbolicLink(folder.resolve("start.json"))).isTrue();
    assertThat(Files.readString(folder.resolve("real"))).isEqualTo(StartJson.write(start));
  }

  @Test
  void writesTheOthersWhenOneFails() {
    String missing = folder.resolve("no/start.json").toString();
    String good = folder.resolve("start.json").toString();

    assertThat(ReportFiles.write(start, List.of(missing, good))).hasSize(1);
    assertThat(names()).containsExactly("start.json");
  }

  private List<String> write(String name) {
    return ReportFiles.write(start, List.of(folder.resolve(name).toString()));
  }

  private List<String> names() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
