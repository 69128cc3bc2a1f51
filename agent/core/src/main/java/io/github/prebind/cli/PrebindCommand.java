package io.github.prebind.cli;

import io.github.prebind.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line without a command: what there is, and of which version. */
@Command(
    name = "java -jar prebind.jar",
    customSynopsis = {
      "java -jar prebind.jar COMMAND [ARGUMENTS]",
      "       java -jar prebind.jar --version | --help | help COMMAND",
      "       java -javaagent:prebind.jar[=key=value,key=value...] -jar app.jar"
    },
    description =
        "%nShows what keeps a Java app from opening its port before the platform gives up.%n",
    commandListHeading = "%nCommands:%n",
    footer = "%nExit codes: 0 done; 2 usage, or a file that cannot be read.",
    versionProvider = PrebindCommand.Versions.class)
final class PrebindCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
  private boolean helpWanted;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the versions of Prebind and of the JVM, and exit.")
  private boolean versionWanted;

  PrebindCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Nothing was asked for, so nothing was done. */
  @Override
  public Integer call() {
    spec.commandLine().usage(terminal.err());
    return Main.USAGE;
  }

  /** Prebind's own version and that of the JVM that runs it. */
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "Prebind " + Version.TEXT,
        "JVM "
            + System.getProperty("java.runtime.version")
            + " ("
            + System.getProperty("java.vm.name")
            + ", "
            + System.getProperty("java.vendor")
            + ")"
      };
    }
  }
}
