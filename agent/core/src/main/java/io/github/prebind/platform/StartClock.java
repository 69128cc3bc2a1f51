package io.github.prebind.platform;

import java.nio.file.Path;
import java.time.Instant;

/**
 * When the start began: for the platform with the container's first process, for us with this one.
 *
 * <p><b>Error.</b> The kernel gives a process's start in ticks of 10 ms since boot. Where {@code
 * System.nanoTime()} counts from boot too, which is the rule on Linux unless the machine was
 * suspended, the middle of the tick is the answer and wrong by 5 ms at most; else the age is taken
 * from {@code /proc/uptime}, which has the same ticks, and wrong by 10 ms at most. A process begins
 * when it is forked: a shell that ends in {@code exec java} is part of it.
 *
 * <p><b>The container's first process</b> counts only if we descend from process 1 and that began
 * at most {@link #LONGEST_CONTAINER_START_NANOS} before us, and process 1 is the container's:
 *
 * <ul>
 *   <li>its PID namespace is not the machine's first one, whose number is fixed in the kernel, or
 *       the platform is known to give each container a machine of its own (Fly.io);
 *   <li>it is none of the init systems that boot a machine, as in LXC or WSL. Where a machine is
 *       the container, a plain {@code init} is allowed.
 * </ul>
 *
 * So it is null on a developer's machine, in a virtual machine, after {@code docker exec} (whose
 * processes do not descend from 1), for a restart by a supervisor long after the container began,
 * where a pod shares its process namespace, and wherever something could not be read.
 *
 * @param container when the container's first process began, or null
 * @param process when this process began
 * @param startNanos the same on the axis of {@link System#nanoTime()}
 * @param containerNanos the container's beginning on that axis, or null
 */
public record StartClock(Instant container, Instant process, long startNanos, Long containerNanos) {
  /**
   * A process 1 that is older than this has been running for something else: no platform that
   * watches the port waits longer than Render's 900 s for a whole deploy.
   */
  static final long LONGEST_CONTAINER_START_NANOS = 900_000_000_000L;

  /**
   * Reads both, from {@code /proc}.
   *
   * @param ownMachine whether the platform gives each container a machine of its own, as {@link
   *     Platform#ownMachine()} says
   * @param entryNanos when the agent was called: this process began no later, which is all that is
   *     known of it where neither {@code /proc} nor the JDK says
   */
  public static StartClock read(boolean ownMachine, long entryNanos) {
    return read(Path.of("/proc"), ownMachine, entryNanos);
  }

  static StartClock read(Path proc, boolean ownMachine, long entryNanos) {
    ProcessTimes times = ProcessTimes.read(proc.toString());
    long process = Math.min(times.selfStartNanos(), entryNanos);
    long container = ContainerStart.nanos(proc, times, process, ownMachine);
    Instant now = Instant.now();
    long nanoTime = System.nanoTime();
    boolean contained = container != ContainerStart.NONE;
    return new StartClock(
        contained ? now.minusNanos(nanoTime - container) : null,
        now.minusNanos(nanoTime - process),
        process,
        contained ? Long.valueOf(container) : null);
  }

  /**
   * Where the deadline's clock began, on the axis of {@link System#nanoTime()}: with the container
   * where that is known, else with this process.
   */
  public long deadlineStartNanos() {
    return containerNanos == null ? startNanos : containerNanos;
  }
}
