package io.github.prebind.cli.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Sends the signals that the JDK has no method for, through a shell whose own {@code kill} needs no
 * further process. When this process is gone, however it went, the shell lets the command's process
 * group run on and tells it to end, since a stopped one would stay for ever. For one thread.
 */
final class SignalShell implements AutoCloseable {
  /** The group is the first argument; lines are whole commands. */
  static final String LOOP =
      "trap '' INT TERM HUP; while read -r line; do [ \"$line\" = end ] && exit 0;"
          + " kill $line 2> /dev/null; done;"
          + " kill -s CONT -- $0 2> /dev/null; kill -s TERM -- $0 2> /dev/null";

  private final Process shell;
  private final OutputStream in;

  private SignalShell(Process shell) {
    this.shell = shell;
    this.in = shell.getOutputStream();
  }

  /**
   * Starts the shell.
   *
   * @param target what is to run on when this process is gone, as {@code kill} takes it
   */
  static SignalShell start(String target) throws IOException {
    return new SignalShell(
        new ProcessBuilder("sh", "-c", LOOP, target)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /** Sends a signal to each target: process ids, or groups with a minus sign. */
  void send(String signal, Iterable<String> targets) {
    StringBuilder line = new StringBuilder("-s ").append(signal).append(" --");
    for (String target : targets) {
      line.append(' ').append(target);
    }
    write(line.append('\n').toString());
  }

  private void write(String line) {
    try {
      in.write(line.getBytes(StandardCharsets.US_ASCII));
      in.flush();
    } catch (IOException e) {
      // the shell is gone, and has let everything run on
    }
  }

  @Override
  public void close() {
    write("end\n");
    try {
      in.close();
      shell.waitFor();
    } catch (IOException e) {
      // it is gone
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
