package io.github.prebind;

import io.github.prebind.hooks.HookList;
import io.github.prebind.record.Facts;
import io.github.prebind.record.Problems;
import io.github.prebind.record.Recorder;
import io.github.prebind.weave.Weaver;
import java.lang.instrument.Instrumentation;

/** Puts the agent together; called once by the entry, by reflection, when the bridge is defined. */
public final class Agent {
  private Agent() {}

  /**
   * Starts the agent.
   *
   * @param argument what stood behind the {@code =} of the flag, or {@code null}
   * @param instrumentation the JVM's
   * @param premainNanos when the entry was called, {@link System#nanoTime}
   */
  public static void start(String argument, Instrumentation instrumentation, long premainNanos) {
    Problems problems = new Problems(message -> System.err.println("prebind: " + message));
    Recorder recorder = new Recorder(problems);
    Facts facts = new Facts(recorder);
    Weaver weaver = new Weaver(instrumentation, facts, problems);
    HookList.readInto(weaver);
    recorder.begin(weaver, premainNanos);
    weaver.install();
  }
}
