package io.github.prebind.cli.run;

import java.util.List;

/** Holds the processes of a rehearsed start to a number of cores. */
interface Quota extends AutoCloseable {
  /** How it is done, as it stands in the report: {@code a CPU quota (cgroup v1)}. */
  String means();

  /** The command that starts the given one below this quota. */
  List<String> around(List<String> command);

  /** One more option for the JVMs below, or {@code null}. */
  String jvmOption();

  /** The command runs; called once. */
  void hold(ProcessTree tree);

  /** Lets the processes run freely, so that they can end. */
  void release();

  /** Leaves nothing behind; the processes have ended. */
  @Override
  void close();
}
