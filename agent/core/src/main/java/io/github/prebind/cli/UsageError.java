package io.github.prebind.cli;

import io.github.prebind.NearestName;
import io.github.prebind.analyse.findings.FindingList;
import java.util.ArrayList;
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
    List<String> commands = List.copyOf(parent.getSubcommands().keySet());
    return unknown("command", typed, commands, String.join(", ", commands));
  }

  /** A word that stands where a command or the id of a finding should. */
  static String unknownTopic(String typed, CommandLine parent) {
    List<String> known = new ArrayList<>(parent.getSubcommands().keySet());
    String expected = String.join(", ", known) + ", or the id of a finding in a report";
    known.addAll(FindingList.ids());
    return unknown("command or finding", typed, known, expected);
  }

  /** With the name that was meant if one is near, else with all that may stand there. */
  private static String unknown(String what, String typed, List<String> known, String expected) {
    String suggestion = NearestName.suggestion(typed, known);
    return "Unknown "
        + what
        + ": '"
        + typed
        + "'"
        + (suggestion.isEmpty() ? "; expected one of " + expected : suggestion);
  }

  private static List<String> options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .flatMap(option -> List.of(option.names()).stream())
        .filter(name -> name.startsWith("--"))
        .toList();
  }
}
