package io.github.prebind.cli.run;

import java.util.List;

/**
 * A JVM that builds or starts apps and is seldom one: what it is called, and whether it listens on
 * ports for itself.
 *
 * <p>Maven runs some apps in its own JVM ({@code jetty:run}, {@code exec:java}), so a port that it
 * opens counts. A Gradle daemon waits for its clients on a port, as a Kotlin daemon does.
 */
record BuildTool(String mainClass, String name, boolean listens) {
  private static final List<BuildTool> TOOLS =
      List.of(
          new BuildTool("org.codehaus.plexus.classworlds.launcher.Launcher", "Maven", false),
          new BuildTool("org.codehaus.classworlds.Launcher", "Maven", false),
          new BuildTool("org.apache.maven.wrapper.MavenWrapperMain", "the Maven wrapper", false),
          new BuildTool("org.mvndaemon.mvnd.", "the Maven daemon", true),
          new BuildTool("org.gradle.wrapper.GradleWrapperMain", "the Gradle wrapper", false),
          new BuildTool("org.gradle.launcher.daemon.", "the Gradle daemon", true),
          new BuildTool("org.gradle.launcher.GradleMain", "Gradle", true),
          new BuildTool("worker.org.gradle.", "a Gradle worker", true),
          new BuildTool("org.jetbrains.kotlin.daemon.", "the Kotlin daemon", true),
          new BuildTool("org.apache.maven.surefire.", "Surefire", false),
          new BuildTool("sbt.", "sbt", true),
          new BuildTool("xsbt.boot.Boot", "sbt", true),
          new BuildTool("com.sun.tools.javac.Main", "the compiler", false),
          new BuildTool("jdk.compiler/com.sun.tools.javac.Main", "the compiler", false));

  /** The tool that this main class is, or {@code null}. A name that ends in a dot is a package. */
  static BuildTool of(String mainClass) {
    if (mainClass == null) {
      return null;
    }
    for (BuildTool tool : TOOLS) {
      String known = tool.mainClass;
      if (known.endsWith(".") ? mainClass.startsWith(known) : mainClass.equals(known)) {
        return tool;
      }
    }
    return null;
  }
}
