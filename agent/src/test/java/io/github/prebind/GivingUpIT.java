package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import java.io.IOException;
import java.nio.file.Path;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.matcher.ElementMatchers;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An app that never opens a port, and an agent whose half an hour is a second. */
class GivingUpIT {
  private static final long PATIENCE_NANOS = 1_000_000_000;

  @TempDir Path folder;

  private static byte[] impatient() {
    try (var made =
        new ByteBuddy()
            .redefine(Patience.class)
            .method(ElementMatchers.named("nanos"))
            .intercept(FixedValue.value(PATIENCE_NANOS))
            .make()) {
      return made.getBytes();
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.prebind.Jdks#all")
  void reportsThatNoPortHasOpenedAndLeavesAsAfterAStart(Jdks.Jdk jdk) throws IOException {
    Path jar = PatchedAgent.jar(folder, "Patience", impatient());
    ForkedJvm.Result result =
        ForkedJvm.of(LeavingMain.NoPort.class)
            .on(jdk)
            .jars("byte-buddy")
            .withoutAgent()
            .jvm("-javaagent:" + jar + "=report=start.json")
            .run();
    assertThat(result.exitCode()).as("%s", result.err()).isZero();
    Start start = result.report();
    assertThat(start.outcome()).isEqualTo(Start.Outcome.NOT_BOUND);
    assertThat(start.bind()).isNull();
    assertThat(result.agentLines())
        .anyMatch(line -> line.startsWith("prebind: NO PORT open after"));
    assertThat(result.out()).contains("events 0", "loader collected");
    assertThat(result.out()).noneMatch(line -> line.startsWith("instance "));
    assertThat(result.err()).endsWith("LEFT");
  }
}
