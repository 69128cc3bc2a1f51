package io.github.prebind.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.StartJson;
import io.github.prebind.start.Starts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JvmFolderTest {
  private final JvmFolder folder = JvmFolder.create();

  private void file(String name, String content) throws IOException {
    Files.writeString(folder.path().resolve(name), content);
  }

  private SeenJvm only() {
    return folder.look().iterator().next();
  }

  @Test
  void showsHowFarAJvmIs() throws IOException {
    try (folder) {
      file(
          "4711.progress",
          "in=Flyway V4 a=b\nsince=1795257604321\nstate=starting\nmain=com.acme.App\n");
      SeenJvm jvm = only();

      assertThat(jvm.pid()).isEqualTo(4711);
      assertThat(jvm.starting()).isTrue();
      assertThat(jvm.blockedIn()).isEqualTo("Flyway V4 a=b");
      assertThat(jvm.instantMillis("since")).isEqualTo(1_795_257_604_321L);
      assertThat(jvm.instantMillis("clock")).isNull();
      assertThat(jvm.mainClass()).isEqualTo("com.acme.App");
      assertThat(jvm.tool()).isNull();
      assertThat(jvm.report()).isNull();

      file("4711.json", StartJson.write(Starts.bareServer()));
      file("4711.progress", "state=bound\nready=awaited\n");
      assertThat(only()).isSameAs(jvm);
      assertThat(jvm.readyAwaited()).isTrue();
      assertThat(jvm.report().bind().port()).isEqualTo(Starts.bareServer().bind().port());
    }
    assertThat(folder.path()).doesNotExist();
  }

  @Test
  void readsEachWholeLineOnce() throws IOException {
    try (folder) {
      file("1.progress", "state=starting\n");
      file("1.lines", "{\"level\":\"warning\",\"message\":\"a\"}\n{\"level\":\"info\",\"mess");
      assertThat(only().newLines()).containsExactly(new SeenJvm.Line("warning", "a"));
      assertThat(only().newLines()).isEmpty();

      file(
          "1.lines",
          "{\"level\":\"warning\",\"message\":\"a\"}\n{\"level\":\"info\",\"message\":\"\\u2192\"}\nnone\n");
      assertThat(only().newLines()).containsExactly(new SeenJvm.Line("info", "\u2192"));
    }
  }

  @Test
  void keepsTheOrderInWhichJvmsCameAndPassesOverWhatIsNone() throws IOException {
    try (folder) {
      file("20.progress", "state=starting\n");
      assertThat(folder.look()).hasSize(1);
      file("3.progress", "state=starting\n");
      file("x.progress", "state=starting\n");
      Files.delete(folder.path().resolve("x.progress"));

      assertThat(folder.look()).extracting(SeenJvm::pid).isEqualTo(List.of(20L, 3L));
    }
  }

  @Test
  void livesThroughADamagedReport() throws IOException {
    try (folder) {
      file("1.progress", "state=bound");
      file("1.json", "{");

      assertThat(only().report()).isNull();
    }
  }

  @Test
  void isNobodyElsesToRead() throws IOException {
    try (folder) {
      Path path = folder.path();
      assertThat(Files.getPosixFilePermissions(path).toString()).doesNotContain("OTHERS_READ");
      assertThat(folder.name()).startsWith("prebind-run-");
    }
  }
}
