package io.github.prebind.cli;

import picocli.CommandLine.Command;

/** {@code run}: an app as a CI check. */
@Command(
    name = "run",
    customSynopsis = "java -jar prebind.jar run [options] -- COMMAND [ARG...]",
    description =
        "Starts COMMAND with the agent, waits, reports, stops it; not in this version yet.")
final class RunCommand extends LaterCommand {}
