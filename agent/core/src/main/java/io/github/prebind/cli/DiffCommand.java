package io.github.prebind.cli;

import picocli.CommandLine.Command;

/** {@code diff}: two starts, cause by cause. */
@Command(
    name = "diff",
    customSynopsis = "java -jar prebind.jar diff BASE.json HEAD.json [--max-regression 10%%]",
    description = "Compares two starts, cause by cause; not in this version yet.")
final class DiffCommand extends LaterCommand {}
