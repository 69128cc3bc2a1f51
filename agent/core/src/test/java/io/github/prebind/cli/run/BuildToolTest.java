package io.github.prebind.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuildToolTest {
  @Test
  void knowsABuildToolByItsMainClass() {
    assertThat(BuildTool.of("org.codehaus.plexus.classworlds.launcher.Launcher").name())
        .isEqualTo("Maven");
    assertThat(BuildTool.of("org.gradle.launcher.daemon.bootstrap.GradleDaemon").listens())
        .isTrue();
    assertThat(BuildTool.of("jdk.compiler/com.sun.tools.javac.Main").listens()).isFalse();
  }

  @Test
  void takesAnythingElseForTheApp() {
    assertThat(BuildTool.of("com.acme.App")).isNull();
    assertThat(BuildTool.of("org.gradle.launcher.GradleMainframe")).isNull();
    // java App.java
    assertThat(BuildTool.of("jdk.compiler/com.sun.tools.javac.launcher.Main")).isNull();
    assertThat(BuildTool.of(null)).isNull();
  }
}
