package io.github.prebind.record;

/**
 * Which thread gave work to which: whoever makes a task is the reason that another thread runs it.
 *
 * <p>A task that was made is known by its identity, in one of {@value #PLACES} places; one that is
 * pushed out by another one before it runs is not matched. Nothing of the app's is kept.
 * Thread-safe without locks: whoever runs a task has got it from the one that made it, with all
 * that this one wrote before.
 */
public final class Handovers {
  private static final int PLACES = 2048;

  private record Made(int identity, ThreadRecord by, long atNanos) {}

  private final Recorder recorder;
  private final Made[] places = new Made[PLACES];

  Handovers(Recorder recorder) {
    this.recorder = recorder;
  }

  /** The calling thread has made a task. */
  public void made(Object task) {
    ThreadRecord by = recorder.recordHere();
    if (by != null && task != null) {
      int identity = System.identityHashCode(task);
      places[identity & (PLACES - 1)] = new Made(identity, by, System.nanoTime());
    }
  }

  /** The calling thread begins to run a task. */
  public void runs(Object task) {
    int identity = System.identityHashCode(task);
    int place = identity & (PLACES - 1);
    Made made = places[place];
    if (made == null || made.identity != identity) {
      return;
    }
    places[place] = null;
    ThreadRecord record = recorder.recordHere();
    if (record == null || record.handoverLog().task != null) {
      return;
    }
    record.handoverLog().begins(task, new Handover(made.by, made.atNanos, System.nanoTime()));
  }

  /** The calling thread has run a task. */
  public void ran(Object task) {
    ThreadRecord record = recorder.recordOf(Thread.currentThread());
    if (record != null) {
      record.handoverLog().ends(task);
    }
  }
}
