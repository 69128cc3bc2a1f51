package io.github.prebind.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What can be told of the image without an engine that builds it. */
class ImageTest {
  private static final Path ROOT = Path.of("..");

  /** Maven refuses to build any module where the pom of one is missing. */
  @Test
  void thePomOfEachModuleIsCopied() throws IOException {
    String dockerfile = Files.readString(Path.of("Dockerfile"));
    List<String> context = Files.readAllLines(Path.of("Dockerfile.dockerignore"));
    List<String> modules = modules();
    assertThat(modules).contains("agent", "demo-app");
    for (String module : modules) {
      String pom = module + "/pom.xml";
      assertThat(dockerfile).contains("COPY " + pom + " " + module + "/\n");
      String folder = module.substring(0, (module + "/").indexOf('/'));
      assertThat(context).containsAnyOf("!" + folder, "!" + pom);
    }
  }

  private static List<String> modules() throws IOException {
    return Pattern.compile("<module>(.*)</module>")
        .matcher(Files.readString(ROOT.resolve("pom.xml")))
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }
}
