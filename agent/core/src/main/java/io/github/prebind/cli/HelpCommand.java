package io.github.prebind.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code help [COMMAND|FINDING]}: what there is, how one command is used, what a finding says. */
@Command(name = "help", description = "Shows how a command is used, or what a finding means.")
final class HelpCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "COMMAND",
      description = "One of the commands, or the id of a finding: migration-before-bind.")
  private String command;

  HelpCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    CommandLine all = spec.commandLine().getParent();
    CommandLine wanted = command == null ? all : all.getSubcommands().get(command);
    if (wanted == null && FindingPage.exists(command)) {
      terminal.print(FindingPage.lines(command));
      return 0;
    }
    if (wanted == null) {
      throw new CommandError(UsageError.unknownTopic(command, all));
    }
    wanted.usage(terminal.out());
    return 0;
  }
}
