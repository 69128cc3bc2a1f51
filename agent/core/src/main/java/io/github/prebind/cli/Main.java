package io.github.prebind.cli;

import io.github.prebind.platform.PlatformCatalogue;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/**
 * The entry of the command line: finds the command, runs it, and turns whatever goes wrong into one
 * line on stderr and an exit code. Stateless.
 */
public final class Main {
  /** Usage or settings, or a file that cannot be read: said in one line, nothing was started. */
  static final int USAGE = 2;

  private static final int WIDTH = 100;

  private Main() {}

  /** Runs one command and returns the exit code of the process; never throws. */
  public static int run(String[] arguments) {
    return run(arguments, Terminal.ofProcess(), System.getenv());
  }

  static int run(String[] arguments, Terminal terminal, Map<String, String> environment) {
    try {
      return commandLine(terminal, environment).execute(arguments);
    } catch (OutOfMemoryError e) {
      return refuse(terminal, "not enough memory; java -Xmx gives it more");
    } catch (Throwable e) { // a stack trace helps nobody who types a command
      return refuse(terminal, "failed: " + e);
    }
  }

  static CommandLine commandLine(Terminal terminal, Map<String, String> environment) {
    GithubActions github = GithubActions.of(environment);
    PlatformCatalogue catalogue = PlatformCatalogue.load();
    return new CommandLine(new PrebindCommand(terminal))
        .addSubcommand(RunCommand.spec(terminal, github, environment))
        .addSubcommand(new ReportCommand(terminal))
        .addSubcommand(new DiffCommand(terminal, github))
        .addSubcommand(new ProjectCommand(terminal, catalogue))
        .addSubcommand(new PlatformsCommand(terminal, catalogue))
        .addSubcommand(new HelpCommand(terminal))
        .setUsageHelpWidth(WIDTH)
        .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
        // An argument that begins with @ is the app's, not a file of arguments.
        .setExpandAtFiles(false)
        .setOut(terminal.out())
        .setErr(terminal.err())
        .setParameterExceptionHandler((e, all) -> refuse(terminal, UsageError.line(e)))
        .setExecutionExceptionHandler(
            (e, command, result) ->
                refuse(
                    terminal,
                    e instanceof CommandError
                        ? e.getMessage()
                        : command.getCommandName() + " failed: " + e));
  }

  private static int refuse(Terminal terminal, String why) {
    terminal.complain(why);
    return USAGE;
  }
}
