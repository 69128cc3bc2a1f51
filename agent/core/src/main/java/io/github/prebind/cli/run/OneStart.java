package io.github.prebind.cli.run;

import io.github.prebind.RunFolder;
import io.github.prebind.report.Lines;
import io.github.prebind.start.Start;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One start of the command: follows the JVMs below it until one has opened the port, or until that
 * cannot be any more. When it is closed nothing of it is left: no process, file or control group.
 * For one thread.
 */
final class OneStart implements AutoCloseable {
  /** How a start ended. */
  enum End {
    BOUND,
    /** All of the command has ended without a port. */
    ENDED,
    /** It took longer than it was given. */
    GIVEN_UP,
    /** The port is open, but in a JVM without the agent. */
    UNSEEN,
    /** This process was told to end. */
    INTERRUPTED
  }

  private static final long LOOK_MILLIS = 100;
  private static final int LOOKS_PER_SHOW = 3;
  private static final int LOOKS_PER_SEARCH = 20;
  private static final int LOOKS_FOR_ASKED = 30;

  /** A JVM and an agent need less than 1 s of CPU time until the agent's first word. */
  private static final long PATIENCE_MILLIS = 10_000;

  private final RunPlan plan;
  private final int number;
  private final Lines lines;
  private final Interruption interruption;
  private final JvmFolder folder;
  private final Quota quota;
  private final Process process;
  private final ProcessTree tree;
  private final long beganNanos;
  private final SilentJvms silent;
  private Collection<SeenJvm> jvms = List.of();
  private SeenJvm opener;
  private Start bound;
  private boolean stopped;

  private OneStart(
      RunPlan plan,
      int number,
      String jar,
      Lines lines,
      Interruption interruption,
      JvmFolder folder)
      throws IOException {
    this.plan = plan;
    this.number = number;
    this.lines = lines;
    this.interruption = interruption;
    this.folder = folder;
    this.quota = plan.cpus() == null ? null : Quotas.of(folder.name(), plan.cpus());
    boolean ownSession = ProcessTree.sessions() && onPath("setsid");
    List<String> command = new ArrayList<>(plan.command());
    if (ownSession) {
      command.add(0, "setsid");
    }
    ProcessBuilder builder =
        new ProcessBuilder(quota == null ? command : quota.around(command)).inheritIO();
    String mark = folder.path().toString();
    builder.environment().put(RunFolder.VARIABLE, mark);
    try {
      ToolOptions.addTo(
          builder.environment(), jar, plan.settings(), quota == null ? null : quota.jvmOption());
      this.beganNanos = System.nanoTime();
      this.process = builder.start();
    } catch (IOException | RuntimeException e) {
      if (quota != null) {
        quota.close();
      }
      throw e;
    }
    this.tree = new ProcessTree(process.toHandle(), ownSession, RunFolder.VARIABLE + "=" + mark);
    if (quota != null) {
      quota.hold(tree);
    }
    double slower = plan.cpus() == null ? 1 : Math.min(1, plan.cpus());
    this.silent =
        new SilentJvms(
            jar, plan.command().get(0), plan.port(), Math.round(PATIENCE_MILLIS / slower));
  }

  /**
   * Starts the command.
   *
   * @param number of this start, from 1
   * @throws Refusal if the system does not start it
   */
  static OneStart launch(
      RunPlan plan, int number, String jar, Lines lines, Interruption interruption) {
    JvmFolder folder = JvmFolder.create();
    try {
      return new OneStart(plan, number, jar, lines, interruption, folder);
    } catch (IOException e) {
      folder.close();
      throw new Refusal("cannot start " + plan.command().get(0) + ": " + e.getMessage());
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static boolean onPath(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  /** How the start is being held to fewer cores, or {@code null}. */
  String quotaMeans() {
    return quota == null ? null : quota.means();
  }

  /** Waits for the port, and for the app to be ready if something will say that it is. */
  End await(LiveLine live) {
    for (int looks = 1; ; looks++) {
      jvms = folder.look();
      tellLines();
      if (opened()) {
        awaitReady(live);
        return End.BOUND;
      } else if (interruption.asked()) {
        return End.INTERRUPTED;
      } else if (elapsedMillis() >= plan.timeoutMillis()) {
        return End.GIVEN_UP;
      }
      boolean search = looks % LOOKS_PER_SEARCH == 0;
      Map<Long, ProcStat> alive = search || !process.isAlive() ? tree.alive() : null;
      if (alive != null && !process.isAlive() && onlyBuildsDaemons(alive)) {
        jvms = folder.look(); // what the last one wrote while it ended
        return opened() ? End.BOUND : End.ENDED;
      }
      if (search) {
        silent.look(alive, jvms, elapsedMillis()).forEach(lines::warn);
        if (silent.openUnseen() != null) {
          return End.UNSEEN;
        }
      }
      if (looks % LOOKS_PER_SHOW == 0) {
        live.show(LiveText.of(moment()));
      }
      pause();
    }
  }

  /** Whether nothing is left but daemons of a build, which wait for more work for hours. */
  private boolean onlyBuildsDaemons(Map<Long, ProcStat> alive) {
    Set<Long> others = new HashSet<>(alive.keySet());
    for (SeenJvm jvm : jvms) {
      if (jvm.isBuildsDaemon()) {
        others.remove(jvm.pid());
      }
    }
    return others.isEmpty();
  }

  /** Whether a JVM has opened the port that the start is for. */
  private boolean opened() {
    for (SeenJvm jvm : jvms) {
      boolean could = !jvm.starting() && !jvm.state().equals("ended") && !jvm.isBuildsDaemon();
      if (opener == null && could) {
        Start report = jvm.report();
        if (report != null && report.bind() != null) {
          opener = jvm;
          bound = report;
        }
      }
    }
    return opener != null;
  }

  private void awaitReady(LiveLine live) {
    long since = elapsedMillis();
    for (int looks = 1;
        opener.readyAwaited()
            && opener.alive()
            && !interruption.asked()
            && elapsedMillis() < plan.timeoutMillis();
        looks++) {
      if (looks % LOOKS_PER_SHOW == 0) {
        live.show(LiveText.of(moment(elapsedMillis() - since)));
      }
      pause();
      opener.look();
    }
    tellLines();
    Start later = opener.report();
    bound = later == null ? bound : later;
  }

  /** The JVM that is most likely the app's: the last one that is no tool. */
  SeenJvm candidate() {
    SeenJvm found = opener;
    for (SeenJvm jvm : opener == null ? jvms : List.<SeenJvm>of()) {
      boolean better = found == null || jvm.tool() == null || found.tool() != null;
      if (better && (jvm.alive() || found == null || !found.alive())) {
        found = jvm;
      }
    }
    return found;
  }

  /** What the agents of other JVMs say, such as those of a build, concerns nobody. */
  private void tellLines() {
    SeenJvm candidate = candidate();
    for (SeenJvm jvm : jvms) {
      for (SeenJvm.Line line : jvm.newLines()) {
        if (jvm == candidate && jvm.tool() == null) {
          lines.print(line.level(), line.message(), null);
        }
      }
    }
  }

  private LiveText.Moment moment(Long openMillis) {
    SeenJvm app = candidate();
    long now = System.currentTimeMillis();
    boolean starting = app != null && app.alive() && app.tool() == null;
    Long clock = starting ? app.instantMillis("clock") : null;
    Long since = starting ? app.instantMillis("since") : null;
    boolean tool = app != null && app.alive() && app.tool() != null;
    return new LiveText.Moment(
        number,
        plan.runs(),
        elapsedMillis(),
        starting ? clock == null ? elapsedMillis() : Long.valueOf(now - clock) : null,
        plan.limitMillis(),
        plan.timeoutMillis(),
        tool ? app.tool().name() : null,
        app != null,
        starting ? app.blockedIn() : null,
        since == null ? null : now - since,
        starting ? app.instantMillis("projected") : null,
        openMillis);
  }

  private LiveText.Moment moment() {
    return moment(null);
  }

  /** Waits until all of the command has ended, or until this process is told to end. */
  void awaitEnd() {
    while (!interruption.asked() && (process.isAlive() || !tree.alive().isEmpty())) {
      try {
        // Ends at once where the command's own process is the last one.
        process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (!process.isAlive()) {
          pause();
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /**
   * Has the JVM that most likely is the app's write a report, in case that it does not come to that
   * when it is told to end.
   */
  void askForReport() {
    SeenJvm app = candidate();
    if (app == null || !app.starting()) {
      return;
    }
    app.ask();
    for (int looks = 0; looks < LOOKS_FOR_ASKED && app.alive() && app.report() == null; looks++) {
      pause();
    }
  }

  /** With {@link End#UNSEEN}, what there is to see from outside. */
  String openUnseen() {
    return silent.openUnseen();
  }

  /** Ends whatever of it still runs. */
  void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    if (quota != null) {
      quota.release();
    }
    List<String> killed = TreeEnd.of(tree);
    if (!killed.isEmpty()) {
      lines.warn(
          "did not end within "
              + TreeEnd.GRACE_SECONDS
              + " s after SIGTERM and was killed: "
              + String.join(", ", killed));
    }
    jvms = folder.look();
  }

  /** The report of the JVM that opened the port, else of the one that most likely should have. */
  Start report() {
    if (bound != null) {
      return bound;
    }
    SeenJvm app = candidate();
    return app == null || app.isBuildsDaemon() ? null : app.report();
  }

  /** The exit code of the command; {@code null} as long as it runs. */
  Integer exitCode() {
    return process.isAlive() ? null : process.exitValue();
  }

  long elapsedMillis() {
    return (System.nanoTime() - beganNanos) / 1_000_000;
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      // nothing here interrupts; the loop looks again
    }
  }

  @Override
  public void close() {
    stop();
    if (quota != null) {
      quota.close();
    }
    folder.close();
  }
}
