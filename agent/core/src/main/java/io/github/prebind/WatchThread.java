package io.github.prebind;

import io.github.prebind.analyse.RunningProjections;
import io.github.prebind.hooks.SpringHooks;
import io.github.prebind.record.Facts;
import io.github.prebind.record.KernelSockets;
import io.github.prebind.record.Listening;
import io.github.prebind.record.Sampler;
import io.github.prebind.record.ThreadRecord;
import io.github.prebind.report.Lines;
import java.util.concurrent.locks.LockSupport;

/**
 * The agent's one thread while the app starts: samples, looks for the bind and for ready, warns,
 * reports, and leaves.
 */
final class WatchThread extends Thread {
  /** A bare server opens its port within this time and never pays for a sample. */
  private static final long FIRST_LOOK_NANOS = 100_000_000;

  /** How often the kernel is asked for listeners that no hook saw. */
  private static final long KERNEL_NANOS = 200_000_000;

  /** How long an app that has opened its port has the processor for itself. */
  private static final long NOTICED_NANOS = 10_000_000;

  /** An app that opens one port after the other does not put off everything else by that. */
  private static final int MOST_SPARED = 5;

  /** How long after the bind a framework may take to say that the app is ready. */
  private static final long READY_NANOS = 30_000_000_000L;

  private static final long WITHOUT_SAMPLES_NANOS = 100_000_000;

  private final Session session;
  private final Reporter reporter;
  private final OwnCost ownCost;
  private final Departure departure;

  /**
   * Made at the first look, so that premain does not load their classes; no sampler if it is off.
   */
  private Sampler sampler;

  private KernelSockets kernel;

  /** Made with the first listener. */
  private SettledApp settledApp;

  private final Lines lines;
  private long lastKernelNanos;
  private ProjectionWatch projection;
  private Warnings warnings;
  private boolean warningsKnown;
  private boolean gaveUp;
  private boolean toldElsewhere;

  WatchThread(
      Session session, Reporter reporter, OwnCost ownCost, Departure departure, Lines lines) {
    super(null, null, "prebind-watch", 0, false);
    setDaemon(true);
    this.session = session;
    this.reporter = reporter;
    this.ownCost = ownCost;
    this.departure = departure;
    this.lines = lines;
  }

  private static Sampler sampler(Session session) {
    Long fixed = session.settings.sampleMillis();
    return new Sampler(session.recorder, session.main, fixed == null ? 0 : fixed * 1_000_000);
  }

  /** Tells at the end what failed: with a full heap, a text alone may be too much. */
  @Override
  public void run() {
    Throwable watching = null;
    Throwable leaving = null;
    Throwable saying = null;
    try {
      ownCost.noteWatchTask();
      if (session.progress != null) {
        session.progress.begins();
      }
      session.facts.wakes(this);
      watch();
    } catch (Throwable e) { // the app goes on without us
      watching = e;
    }
    try {
      if (gaveUp || !reporter.hasEnded()) {
        departure.leave();
      }
    } catch (Throwable e) {
      leaving = e;
    }
    try {
      if (session.progress != null) {
        session.progress.left();
      }
    } catch (Throwable e) {
      saying = e;
    }
    try {
      tell("stopped watching: ", watching);
      tell("cannot leave: ", leaving);
      tell("cannot say that it has left: ", saying);
    } catch (Throwable e) {
      // a full heap is the app's affair
    }
  }

  private void tell(String what, Throwable thrown) {
    if (thrown != null) {
      session.problems.tellIfPossible(what, thrown);
    }
  }

  private void watch() {
    Listening target = awaitBind();
    if (target == null) {
      gaveUp = !reporter.hasEnded();
      reporter.ended();
      return;
    }
    long ownCpuNanos = ownCost.nanos();
    openBaseline();
    reporter.bound(target, ownCpuNanos);
    awaitReady(target);
    if (session.facts.ready() == null) {
      return;
    }
    boolean more = session.settings.ready().startsWith("/") && session.frameworkIsStarting();
    if (!more) {
      reporter.ready(true);
      return;
    }
    boolean told = session.progress == null; // run ends the app when it hears of ready
    if (told) {
      reporter.ready(true);
    }
    awaitFramework(session.facts.ready().atNanos());
    reporter.ready(!told);
  }

  /**
   * The listener that the start is for; {@code null} if the JVM shuts down without, or if it has
   * not come after so long that this seems to be no server.
   */
  private Listening awaitBind() {
    long begin = System.nanoTime();
    long now = begin;
    long longest = Long.MAX_VALUE;
    Listening noticed = null;
    KeptPort kept = null;
    int spared = 0;
    while (!reporter.hasEnded() && now - begin < longest) {
      long spare = NOTICED_NANOS - (now - session.facts.newestListenerNanos());
      if (spare > 0 && spared++ < MOST_SPARED) {
        LockSupport.parkNanos(this, spare);
        now = System.nanoTime();
        continue;
      }
      spared = 0;
      Listening target = session.target(settled(now));
      long left = 0;
      if (target != null) {
        left = NOTICED_NANOS - (now - target.atNanos());
        if (left <= 0 && target != noticed) {
          noticed = target;
          kept = kept(target);
          reporter.notices(target);
        }
        left = left > 0 ? left : kept.leftNanos(now);
        if (left == 0) {
          return target;
        }
      }
      long interval = sampler == null ? WITHOUT_SAMPLES_NANOS : sampler.intervalNanos();
      long pause = now - begin < FIRST_LOOK_NANOS ? FIRST_LOOK_NANOS : interval;
      LockSupport.parkNanos(this, target == null ? pause : left);
      now = System.nanoTime();
      if (target != null || now - begin < FIRST_LOOK_NANOS) {
        continue; // woken by a listener
      }
      if (kernel == null) {
        longest = Patience.nanos(session.deadlineMillis());
        kernel = new KernelSockets();
        sampler = session.settings.sample().equals("off") ? null : sampler(session);
      }
      session.slices().tick(now);
      if (sampler != null) {
        sampler.tick(now, session.target(settled(now)) != null);
      }
      if (now - lastKernelNanos >= KERNEL_NANOS) {
        lastKernelNanos = now;
        for (Listening found : kernel.poll(session.facts.listeners())) {
          session.facts.listening(found);
        }
      }
      boolean projected = project(now);
      warn(now, projected);
      tellElsewhere();
      if (session.progress != null && session.progress.tick(sampler, now)) {
        reporter.soFar();
      }
    }
    return null;
  }

  private KeptPort kept(Listening target) {
    ThreadRecord binder = session.recorder.recordOf(target.thread());
    int task = binder == null ? 0 : binder.task();
    return new KeptPort(target.atNanos(), task, session.main.task());
  }

  /**
   * Whether nothing better can be waited for than the listeners that are there. That a debugger's
   * or JMX's port has been open for long says nothing of the app's.
   */
  private boolean settled(long now) {
    if (!session.facts.readySigns().isEmpty()) {
      return true;
    }
    if (session.facts.openListeners().isEmpty()) {
      return false;
    }
    if (settledApp == null) {
      settledApp = new SettledApp(session);
    }
    return settledApp.is(now);
  }

  /** Whether there is a new projection. */
  private boolean project(long now) {
    if (projection == null) {
      boolean basis = session.settings.baseline() != null || session.facts.migrationPends();
      if (!basis || now - session.clock().startNanos() < ProjectionWatch.FIRST_NANOS) {
        return false;
      }
      RunningProjections all = new RunningProjections();
      projection = new ProjectionWatch(session, all);
      session.projections(all);
    }
    return projection.tick(now);
  }

  /** In a start that was too quick for a projection: it is told all the same if it is unusable. */
  private void openBaseline() {
    if (projection == null && session.settings.baseline() != null) {
      RunningProjections all = new RunningProjections();
      projection = new ProjectionWatch(session, all);
      session.projections(all);
      projection.openAfterTheBind();
    }
  }

  private void warn(long now, boolean projected) {
    if (!warningsKnown) {
      warningsKnown = true;
      Long deadlineMillis = session.deadlineMillis();
      warnings =
          deadlineMillis == null ? null : new Warnings(session, sampler, deadlineMillis, lines);
    }
    if (warnings != null) {
      warnings.tick(now, projected);
    }
  }

  /** A framework takes the app for ready, and the port that was asked for is shut: once. */
  private void tellElsewhere() {
    Integer port = session.settings.targetPort();
    if (toldElsewhere || port == null || !saidToBeReady()) {
      return;
    }
    StringBuilder open = new StringBuilder();
    for (Listening listener : session.facts.openListeners()) {
      if (listener.reserved() == null) {
        open.append(open.length() == 0 ? "port " : ", ").append(listener.port());
      }
    }
    if (open.length() > 0) {
      toldElsewhere = true;
      lines.warn("the app is ready, but port " + port + " is shut; open instead: " + open);
    }
  }

  private boolean saidToBeReady() {
    for (Facts.ReadyEvent sign : session.facts.readySigns()) {
      if (!sign.by().equals(SpringHooks.REFRESHED)) {
        return true;
      }
    }
    return false;
  }

  private void awaitReady(Listening target) {
    String how = session.settings.ready();
    if (how.equals("off")) {
      return;
    }
    if (how.startsWith("/")) {
      ReadyPath.await(target, how, session.facts);
      return;
    }
    long left = READY_NANOS;
    while (session.facts.ready() == null && left > 0) {
      LockSupport.parkNanos(this, left);
      left = READY_NANOS - (System.nanoTime() - target.atNanos());
    }
  }

  /** The path has answered; does the framework take the app for ready too? */
  private void awaitFramework(long sinceNanos) {
    int signs = session.facts.readySigns().size();
    long left = READY_NANOS;
    while (session.facts.readySigns().size() == signs && left > 0 && !reporter.hasEnded()) {
      LockSupport.parkNanos(this, left);
      left = READY_NANOS - (System.nanoTime() - sinceNanos);
    }
  }
}
