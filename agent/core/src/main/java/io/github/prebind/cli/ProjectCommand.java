package io.github.prebind.cli;

import picocli.CommandLine.Command;

/** {@code project}: a start measured here on a platform there. */
@Command(
    name = "project",
    customSynopsis =
        "java -jar prebind.jar project START.json --platform ID[:SIZE] [--cpus N] [--rtt 2ms]",
    description = "Projects a start measured here onto a platform there; not in this version yet.")
final class ProjectCommand extends LaterCommand {}
