package io.github.prebind.hooks;

import io.github.prebind.record.Secrets;
import io.github.prebind.record.SpanNode;
import io.github.prebind.record.WeakTable;
import io.github.prebind.weave.Hook;
import java.util.List;

/**
 * Which other programs does the app start, and how long does it wait for them?
 *
 * <p>Read and tested: JDK 17 and 25. {@code Runtime.exec} ends in the private {@code start} of the
 * builder. The class that waits is woven when the first process has started: newer JDKs load it in
 * every JVM, where it would only cost time.
 *
 * <p>A program's name is kept without its folder and its arguments, which may hold secrets.
 */
public final class ProcessHooks extends HookSet {
  static final String TABLE =
      """
      java.lang.ProcessBuilder
        start/1      process code : *
      """;

  private static final String STARTED =
      """
      java.lang.ProcessImpl
        waitFor      process outer : *
      """;

  private static final int MOST_KNOWN = 256;

  /** The programs of processes that were started. */
  private final WeakTable<Program> programs = new WeakTable<>(MOST_KNOWN);

  private static final class Program extends WeakTable.Entry {
    final String name;

    Program(Object process, String name) {
      super(process);
      this.name = name;
    }
  }

  @Override
  public String label(Hook hook, Object self, Object argument) {
    if (self instanceof ProcessBuilder builder) {
      return "start process " + program(builder);
    }
    Program known = programs.find(self);
    return known == null ? "process" : "process " + known.name;
  }

  @Override
  public void exited(Hook hook, Object self, Object argument, Object result, SpanNode span) {
    if (!(self instanceof ProcessBuilder builder) || result == null) {
      return;
    }
    programs.add(new Program(result, program(builder)));
    weaver().weaveAlso(result.getClass(), STARTED, "ProcessHooks");
  }

  private static String program(ProcessBuilder builder) {
    List<String> command = builder.command();
    if (command.isEmpty() || command.get(0) == null) {
      return "?";
    }
    String path = command.get(0);
    int options = path.indexOf(" -"); // a whole command line where only a program's name belongs
    if (options > 0) {
      path = path.substring(0, options);
    }
    return Secrets.scrub(
        path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1));
  }
}
