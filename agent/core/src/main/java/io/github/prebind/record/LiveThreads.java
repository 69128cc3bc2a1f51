package io.github.prebind.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the threads that keep an app alive do at this instant, for an end without a port: the
 * platform's threads that are no daemons, the longest-lived ones first. Stateless; costs a dump of
 * all stacks.
 */
public final class LiveThreads {
  private static final int MOST = 20;

  /**
   * One thread.
   *
   * @param what in words, with the innermost frame of the user's own where there is one: {@code
   *     waiting in Feed.await:41}
   */
  public record Doing(String name, Kind kind, String what) {}

  private LiveThreads() {}

  /** The agent's own threads are left out, and those that shut the JVM down. */
  public static List<Doing> of(Recorder recorder) {
    Map<Thread, StackTraceElement[]> stacks = Thread.getAllStackTraces();
    List<Thread> threads = new ArrayList<>(stacks.keySet());
    threads.sort((a, b) -> Long.compare(number(a), number(b)));
    List<Doing> all = new ArrayList<>();
    for (Thread thread : threads) {
      StackTraceElement[] stack = stacks.get(thread);
      ThreadRecord record = recorder.recordOf(thread);
      boolean own = record != null && record.ignored;
      boolean ends = shutsDown(stack) || startedAtShutdown(record, stacks);
      if (!thread.isDaemon() && stack.length > 0 && !own && !ends && all.size() < MOST) {
        String name = record == null ? Secrets.scrub(thread.getName()) : record.name;
        StackReading reading = StackReading.of(stack, thread.getState());
        all.add(new Doing(OneLine.of(name), reading.kind(), words(reading, stack)));
      }
    }
    return all;
  }

  /** Replaced on newer JDKs by a method of another name that says the same. */
  @SuppressWarnings("deprecation")
  private static long number(Thread thread) {
    return thread.getId();
  }

  private static boolean shutsDown(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().equals("java.lang.Shutdown")) {
        return true;
      }
    }
    return false;
  }

  /** A shutdown hook: whoever started it waits for it in there. */
  private static boolean startedAtShutdown(
      ThreadRecord record, Map<Thread, StackTraceElement[]> stacks) {
    ThreadRecord starter = record == null ? null : record.startedBy;
    StackTraceElement[] stack = starter == null ? null : stacks.get(starter.thread);
    return stack != null && shutsDown(stack);
  }

  private static String words(StackReading reading, StackTraceElement[] stack) {
    String doing =
        switch (reading.kind()) {
          case LOCK -> "blocked by a lock";
          case SLEEP -> "sleeping";
          case PROCESS -> "waiting for another program";
          case IO -> "reading or writing";
          case WAIT -> "waiting";
          case CLASS_LOADING -> "loading classes";
          default -> "running";
        };
    StackTraceElement shown = null;
    for (StackTraceElement frame : stack) {
      String owner = frame.getClassName();
      if (CodeOwner.isUsers(owner)) {
        shown = frame;
        break;
      }
      if (shown == null && !CodeOwner.isJdk(owner)) {
        shown = frame;
      }
    }
    if (shown == null) {
      return doing;
    }
    int line = shown.getLineNumber();
    return doing + " in " + CodeOwner.shortFrame(shown) + (line > 0 ? ":" + line : "");
  }
}
