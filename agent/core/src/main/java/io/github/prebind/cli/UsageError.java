package io.github.prebind.cli;

import io.github.prebind.NearestName;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with a command line, with the nearest known name. Stateless. */
final class UsageError {
  private UsageError() {}

  static String line(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      String typed = unmatched.getUnmatched().get(0);
      CommandLine command = e.getCommandLine();
      if (!typed.startsWith("-") && !command.getSubcommands().isEmpty()) {
        return unknownCommand(typed, command);
      }
      if (typed.startsWith("-")) {
        return e.getMessage() + NearestName.suggestion(typed, options(command));
      }
    }
    return e.getMessage();
  }

  /** A word that stands where a command should. */
  static String unknownCommand(String typed, CommandLine parent) {
    return "Unknown command: '"
        + typed
        + "'"
        + NearestName.suggestion(typed, parent.getSubcommands().keySet());
  }

  private static List<String> options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .flatMap(option -> List.of(option.names()).stream())
        .filter(name -> name.startsWith("--"))
        .toList();
  }
}
