package io.github.prebind;

import io.github.prebind.analyse.Blockage;
import io.github.prebind.analyse.RunningProjection;
import io.github.prebind.analyse.RunningProjections;
import io.github.prebind.platform.StartClock;
import io.github.prebind.record.Sampler;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Tells the {@code run} command how far the start is: a small file of {@code key=value} lines that
 * is rewritten a few times a second, so that neither side needs a socket. A reader never meets half
 * of it. Used by the watching thread and at shutdown; thread-safe; never throws.
 *
 * <pre>
 * state=starting       bound, ready, ended: the report is written; left: so is all that will come
 * main=com.acme.App
 * began=1795257600123  when the process began, milliseconds of the system's clock
 * clock=1795257600123  when the deadline's clock began
 * deadline=60000       as far as there is one
 * in=Flyway V4 Import domains (migration 4 of 7)
 * since=1795257604321  when that began
 * projected=74300      when the port is expected to open, on the deadline's clock
 * ready=awaited        with the state bound: something will say that the app is ready
 * </pre>
 */
final class RunProgress {
  /** The states of a start, as they stand in the file. */
  static final String STARTING = "starting";

  static final String BOUND = "bound";
  static final String READY = "ready";
  static final String ENDED = "ended";
  static final String LEFT = "left";

  private static final long INTERVAL_NANOS = 250_000_000;

  /** A call that has gone on for so long is named before those inside it. */
  private static final long NAMED_NANOS = 1_000_000_000;

  private final Session session;
  private final RunFolder folder;
  private String state = STARTING;
  private boolean readyAwaited;
  private long lastNanos;

  RunProgress(Session session, RunFolder folder) {
    this.session = session;
    this.folder = folder;
  }

  /** The report of this JVM, which nobody but {@code run} reads. */
  String report() {
    return folder.report().getPath();
  }

  /** There is an agent here, and it is at work. */
  synchronized void begins() {
    write(new StringBuilder());
  }

  /**
   * Time has passed.
   *
   * @param sampler {@code null} if it is off
   * @return whether the command asks for a report before the end; once
   */
  synchronized boolean tick(Sampler sampler, long nowNanos) {
    if (nowNanos - lastNanos < INTERVAL_NANOS || !state.equals(STARTING)) {
      return false;
    }
    lastNanos = nowNanos;
    StringBuilder text = new StringBuilder(256);
    Blockage blockage = AwaitedThread.of(session, sampler).blockage(session, nowNanos, NAMED_NANOS);
    if (blockage.label() != null) {
      String place = blockage.place();
      add(
          text,
          "in",
          place == null ? blockage.label() : blockage.label() + " (migration " + place + ")");
      add(text, "since", epochMillis(nowNanos - blockage.sinceNanos()));
    }
    RunningProjections all = session.projections();
    RunningProjection projection = all == null ? null : all.current();
    if (projection != null) {
      StartClock clock = session.clock();
      double ahead = (clock.startNanos() - clock.deadlineStartNanos()) / 1e6;
      add(text, "projected", Math.round((projection.atMillis() + ahead) / 100) * 100);
    }
    write(text);
    return folder.ask().delete();
  }

  /** The report has been written at this state. */
  synchronized void reported(String now) {
    readyAwaited = now.equals(BOUND) && readyWillCome();
    state = now;
    write(new StringBuilder(256));
  }

  /** Nothing more will come. */
  synchronized void left() {
    if (!state.equals(ENDED)) {
      reported(LEFT);
    }
  }

  /** Whether somebody will say so: the path that is asked, or a framework that is not done yet. */
  private boolean readyWillCome() {
    String how = session.settings.ready();
    if (!how.equals("auto")) {
      return how.startsWith("/");
    }
    return session.facts.ready() != null || session.frameworkIsStarting();
  }

  private void write(StringBuilder text) {
    add(text, "state", state);
    String mainClass = session.facts.mainClass();
    if (mainClass != null) {
      add(text, "main", mainClass);
    }
    if (lastNanos != 0) {
      StartClock clock = session.clock();
      add(text, "began", clock.process().toEpochMilli());
      add(text, "clock", epochMillis(clock.deadlineStartNanos()));
      if (session.deadlineMillis() != null) {
        add(text, "deadline", session.deadlineMillis());
      }
    }
    if (readyAwaited) {
      add(text, "ready", "awaited");
    }
    replace(folder.progress(), text.toString());
  }

  private static void replace(File file, String text) {
    File beside = new File(file.getPath().concat("~"));
    try (FileOutputStream out = new FileOutputStream(beside)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException | SecurityException e) {
      return; // the command has gone, or may not be told
    }
    if (!beside.renameTo(file)) {
      beside.delete();
    }
  }

  private static long epochMillis(long nanos) {
    return System.currentTimeMillis() - (System.nanoTime() - nanos) / 1_000_000;
  }

  private static void add(StringBuilder text, String key, Object value) {
    text.append(key).append('=');
    text.append(value.toString().replace('\n', ' ').replace('\r', ' ')).append('\n');
  }
}
