package io.github.prebind;

import io.github.prebind.record.Recorder;

/**
 * Reports a start that ends before its port opens. Whatever the report is written to may not take
 * it (a pipe that nobody reads, a file system that hangs), and the JVM waits for this thread; so a
 * daemon does the work, and this one waits for it at most {@value #LONGEST_MILLIS} ms.
 */
final class ShutdownThread extends Thread {
  /** Half of the shortest time that a platform of the catalogue leaves after SIGTERM, 10 s. */
  private static final long LONGEST_MILLIS = 5_000;

  private final Reporter reporter;
  private final Recorder recorder;

  ShutdownThread(Reporter reporter, Recorder recorder) {
    super(null, null, "prebind-exit", 0, false);
    this.reporter = reporter;
    this.recorder = recorder;
  }

  @Override
  public void run() {
    try {
      Writing.await(reporter, recorder);
    } catch (Throwable e) {
      // without memory for a thread there is no report
    }
  }

  /** Apart, so that premain loads none of what is named here. */
  private record Writing(Reporter reporter) implements Runnable {
    static void await(Reporter reporter, Recorder recorder) throws InterruptedException {
      Thread writer = new Thread(null, new Writing(reporter), "prebind-report", 0, false);
      writer.setDaemon(true);
      recorder.ignore(writer);
      writer.start();
      writer.join(LONGEST_MILLIS);
    }

    @Override
    public void run() {
      try {
        reporter.ended();
      } catch (Throwable e) { // the app ends as without us
        try {
          reporter.failed(e);
        } catch (Throwable again) {
          // a full heap, in which there is no room for a line
        }
      }
    }
  }
}
