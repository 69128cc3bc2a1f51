package io.github.prebind;

import io.github.prebind.analyse.RunningProjections;
import io.github.prebind.platform.Platform;
import io.github.prebind.platform.StartClock;
import io.github.prebind.record.Facts;
import io.github.prebind.record.Kind;
import io.github.prebind.record.Listening;
import io.github.prebind.record.Problems;
import io.github.prebind.record.Recorder;
import io.github.prebind.record.SliceClock;
import io.github.prebind.record.SpanNode;
import io.github.prebind.record.TargetPort;
import io.github.prebind.record.ThreadRecord;
import io.github.prebind.start.Start.EnvironmentProblem;
import io.github.prebind.weave.Weaver;
import java.util.List;

/**
 * What the parts of the agent share during one start. The last two are read by the watching thread
 * when it has time, so that premain need not.
 */
public final class Session {
  public final Settings settings;
  public final Problems problems;
  public final Recorder recorder;
  public final Facts facts;
  public final Weaver weaver;

  /** The record of the main thread. */
  public final ThreadRecord main;

  /** When the entry was called, and when it was done; {@link System#nanoTime}. */
  public final long premainNanos;

  /** What is wrong with the environment's variables; set once. */
  public List<EnvironmentProblem> environment = List.of();

  /** What the {@code run} command is told, {@code null} unless it started this JVM; set once. */
  RunProgress progress;

  private volatile long premainEndNanos;
  private volatile RunningProjections projections;
  private volatile Double cachedBindMillis;
  private StartClock clock;
  private Platform platform;
  private SliceClock slices;

  Session(
      Settings settings,
      Problems problems,
      Recorder recorder,
      Facts facts,
      Weaver weaver,
      ThreadRecord main,
      long premainNanos) {
    this.settings = settings;
    this.problems = problems;
    this.recorder = recorder;
    this.facts = facts;
    this.weaver = weaver;
    this.main = main;
    this.premainNanos = premainNanos;
  }

  /** When the port opened in the baseline, if that start used an AOT cache; else {@code null}. */
  public Double cachedBindMillis() {
    return cachedBindMillis;
  }

  void cachedBindMillis(Double millis) {
    cachedBindMillis = millis;
  }

  void premainEnds() {
    premainEndNanos = System.nanoTime();
  }

  /** When the entry was done. */
  public long premainEndNanos() {
    long end = premainEndNanos;
    return end == 0 ? System.nanoTime() : end;
  }

  /** What ran beside what; made at the first call, so that premain does not load its classes. */
  public synchronized SliceClock slices() {
    if (slices == null) {
      slices = new SliceClock(recorder, main);
    }
    return slices;
  }

  /** There is something to project from. */
  void projections(RunningProjections all) {
    projections = all;
  }

  /** What was projected during this start; {@code null} if there was nothing to project from. */
  public RunningProjections projections() {
    return projections;
  }

  /** The platform, {@code null} if none is known; found at the first call. */
  public synchronized Platform platform() {
    clock();
    return platform;
  }

  /** The clocks, read at the first call. */
  public synchronized StartClock clock() {
    if (clock == null) {
      platform = PlatformChoice.of(settings, problems);
      clock = StartClock.read(platform != null && platform.ownMachine(), premainNanos);
    }
    return clock;
  }

  /** Whether a framework is in the middle of its start, so that it may say yet that it is ready. */
  boolean frameworkIsStarting() {
    for (ThreadRecord record : recorder.records()) {
      for (SpanNode at = record.innermost(); at != null && at.parent != null; at = at.parent) {
        if (at.kind == Kind.FRAMEWORK && saysReady(at.label)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Servers and containers below them start too, but do not say when the app is ready. */
  private static boolean saysReady(String label) {
    return label.startsWith("Spring ") || label.startsWith("Quarkus ");
  }

  /**
   * The listener that the start is for, or {@code null} if it is not open yet.
   *
   * @param settled whether no better one is waited for any more
   */
  public Listening target(boolean settled) {
    return TargetPort.of(settings.targetPort(), facts.openListeners(), settled);
  }

  /**
   * The listener that the start was for, when the JVM shuts down: one that is still open, or, at an
   * end in peace, one that the app has closed by itself. What is there for something else counts at
   * an end in peace only.
   */
  Listening targetAtEnd() {
    Integer port = settings.targetPort();
    Listening open = TargetPort.of(port, facts.openAtExit(), true);
    if (open != null && (port != null || open.reserved() == null)) {
      return open;
    }
    return facts.endsInPeace() ? TargetPort.of(port, facts.listeners(), true) : null;
  }

  /** The deadline from the setting, else the platform's; {@code null} if there is none. */
  public Long deadlineMillis() {
    if (settings.deadlineMillis() != null) {
      return settings.deadlineMillis();
    }
    Platform found = platform();
    return found == null ? null : found.deadlineMillis();
  }
}
