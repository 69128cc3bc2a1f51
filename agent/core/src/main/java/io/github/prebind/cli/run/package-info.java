/**
 * The {@code run} command: starts a command with the agent in every JVM below it, follows the start
 * in files, stops everything again.
 *
 * <p>Loaded by {@code java -jar} only. Uses processes, {@code /proc} and {@code /sys/fs/cgroup};
 * nothing here knows the command line's library or records anything.
 */
package io.github.prebind.cli.run;
