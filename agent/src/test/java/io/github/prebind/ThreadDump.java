package io.github.prebind;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** What the threads of another JVM do, for the message of a test that waits in vain. */
final class ThreadDump {
  private static final long LONGEST_SECONDS = 30;

  private ThreadDump() {}

  /** As its JDK's {@code jstack} prints it; why there is none, if there is none. */
  static String of(Jdks.Jdk jdk, long pid) {
    String jstack = jdk.home().resolve("bin").resolve("jstack").toString();
    try {
      Process process =
          new ProcessBuilder(jstack, Long.toString(pid)).redirectErrorStream(true).start();
      OutputLines lines = new OutputLines(process.getInputStream());
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      lines.thread.join(TimeUnit.SECONDS.toMillis(LONGEST_SECONDS));
      return String.join("\n", lines.lines());
    } catch (IOException e) {
      return "no thread dump: " + e;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
