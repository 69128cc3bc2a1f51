package io.github.prebind.cli.run;

import java.util.List;
import java.util.Map;

/**
 * What was typed after {@code run}, not looked at yet. Immutable.
 *
 * @param settings the agent's settings that were given as options, by their keys
 * @param runs {@code --runs}, or {@code null}, as the following
 * @param command the command and its arguments
 */
public record RunRequest(
    Map<String, String> settings,
    String runs,
    String cpus,
    String timeout,
    String failOn,
    String out,
    boolean keepRunning,
    List<String> command) {}
