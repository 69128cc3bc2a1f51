package io.github.prebind.record;

import java.util.Arrays;
import java.util.concurrent.FutureTask;

/**
 * Which threads wait for others now, and who lets them go on.
 *
 * <p>Whoever completes a future or counts a latch down tells of it; that costs a look at an array,
 * which is empty while nobody waits. Of more than {@value #MOST} waits at once the later ones are
 * not matched. Thread-safe; only a thread that begins or ends to wait takes a lock.
 */
public final class Waits {
  private static final int MOST = 64;
  private static final Wait[] NONE = {};

  /** How many threads may wait for each other in a row. */
  private static final int LONGEST_CHAIN = 20;

  private final Recorder recorder;

  /** Those that somebody else may end, in no order; never changed, but replaced. */
  private volatile Wait[] open = NONE;

  Waits(Recorder recorder) {
    this.recorder = recorder;
  }

  /** The calling thread begins to wait, in this span of its own. */
  public void begins(SpanNode span, Object on) {
    ThreadRecord awaited = on instanceof Thread thread ? recorder.recordOf(thread) : null;
    Wait wait = new Wait(span, on, awaited, System.nanoTime());
    WaitLog log = span.thread.waitLog();
    Wait before = log.open; // its end was not seen, if there is one
    log.open = wait;
    if (awaited == null) {
      replace(before, wait);
    } else if (before != null) {
      replace(before, null);
    }
  }

  /** The calling thread waits on the object that will wake it, instead of on its own future. */
  public void waitsOn(Object waker) {
    ThreadRecord record = recorder.recordOf(Thread.currentThread());
    Wait wait = record == null ? null : record.waitsNow();
    if (wait != null) {
      wait.on(waker);
    }
  }

  /** The wait of this span, of the calling thread, is over. */
  public void ends(SpanNode span) {
    WaitLog log = span.thread.waitLog();
    Wait wait = log.open;
    if (wait == null || wait.span != span) {
      return;
    }
    long now = System.nanoTime();
    wait.ends(now);
    replace(wait, null);
    log.keep(wait, now);
    log.open = null;
  }

  /**
   * Takes one wait out and puts another one in.
   *
   * @param gone may be absent or {@code null}
   * @param more may be {@code null}
   */
  private synchronized void replace(Wait gone, Wait more) {
    Wait[] before = open;
    Wait[] after = new Wait[before.length + 1];
    int count = 0;
    for (Wait wait : before) {
      if (wait != gone) {
        after[count++] = wait;
      }
    }
    if (more != null && count < MOST) {
      after[count++] = more;
    }
    open = count == 0 ? NONE : Arrays.copyOf(after, count);
  }

  /** The calling thread lets those go on that wait on this object, or does its part to it. */
  public void completes(Object on) {
    ThreadRecord by = null;
    for (Wait wait : open) {
      if (wait.on() == on) {
        by = by == null ? recorder.recordHere() : by;
        if (by != null && by != wait.span.thread) {
          wait.endedBy(by);
        }
      }
    }
  }

  /** The calling thread begins to run this task. */
  public void runs(FutureTask<?> task) {
    ThreadRecord record = recorder.recordHere();
    if (record != null && record.running == null) {
      record.running = task;
    }
  }

  /** The calling thread has run this task. */
  public void ran(FutureTask<?> task) {
    ThreadRecord record = recorder.recordOf(Thread.currentThread());
    if (record != null && record.running == task) {
      record.running = null;
    }
  }

  /**
   * The thread at the end of those that wait for each other, as far as that can be told while they
   * do; the record itself if it does not wait or if it is not known for whom.
   */
  public ThreadRecord awaitedBy(ThreadRecord waiting) {
    ThreadRecord at = waiting;
    for (int i = 0; i < LONGEST_CHAIN; i++) {
      Wait wait = at.waitsNow();
      ThreadRecord next = wait == null ? null : awaited(wait);
      if (next == null || next == waiting) {
        return at;
      }
      at = next;
    }
    return at;
  }

  /** For whom a wait is, as far as that can be told while it lasts; else {@code null}. */
  public ThreadRecord awaited(Wait wait) {
    Object on = wait.on();
    if (on instanceof Thread) {
      return wait.endedBy();
    }
    if (on instanceof FutureTask<?>) {
      for (ThreadRecord record : recorder.records()) {
        if (record.running == on) {
          return record;
        }
      }
    }
    return null;
  }
}
