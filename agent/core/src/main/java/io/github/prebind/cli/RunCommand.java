package io.github.prebind.cli;

import io.github.prebind.cli.run.Refusal;
import io.github.prebind.cli.run.RunPlan;
import io.github.prebind.cli.run.RunRequest;
import io.github.prebind.cli.run.StartRunner;
import io.github.prebind.report.Annotation;
import io.github.prebind.report.MarkdownReport;
import io.github.prebind.start.Start;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run}: starts an app, reports its start and stops it; an app as a CI check. */
@Command(
    name = "run",
    sortOptions = false,
    customSynopsis = "java -jar prebind.jar run [options] -- COMMAND [ARG...]",
    description = {
      "Starts COMMAND with the agent, waits for the port, reports, and stops it.",
      "",
      "COMMAND is anything that starts a JVM somewhere below it: java, a shell script,",
      "mvn spring-boot:run, gradle bootRun. The first JVM that opens the port is the one.",
      ""
    },
    footer = {
      "",
      "What Prebind says goes to stderr; stdout is the app's.",
      "",
      "Exit codes: 0 in time, and no finding fails it; 1 late, over budget, no port within the",
      "timeout, or a finding; 2 usage or settings, nothing was started; 3 the app ended before it",
      "opened its port."
    })
final class RunCommand implements Callable<Integer> {
  /** The agent's settings as options, in the order of the contract: key, value, what it does. */
  private static final List<List<String>> SETTINGS =
      List.of(
          List.of("enabled", "BOOL", "Only true makes sense here."),
          List.of("platform", "ID[:SIZE]", "Whose deadline counts: heroku, render:free; none."),
          List.of("deadline", "D", "How long the platform waits for the port: 60s, 2m."),
          List.of("budget", "D", "How long you are willing to wait."),
          List.of("port", "N", "The port to wait for; default $PORT, else it is learned."),
          List.of("ready", "HOW", "auto: the framework says so; /path: asked until 2xx; off."),
          List.of("report", "FILES", "Report files, separated by ';'; the ending is the format."),
          List.of("baseline", "START.json", "The report of an earlier start, for the projection."),
          List.of("require-env", "NAMES", "Variables that must be set, separated by ';'."),
          List.of("expect-db", "PRODUCT", "The database of production: postgresql."),
          List.of("hooks", "METHODS", "Your own methods to time: com.acme.Warmup.load."),
          List.of("rtt", "TIMES", "Rehearse a round-trip time: db:5432=20ms or *=20ms."),
          List.of("sample", "HOW", "auto, off, or a fixed interval such as 20ms."),
          List.of("metrics", "HOW", "auto: into the app's Micrometer registry; off."),
          List.of("log", "FORM", "text, or json: one JSON object a line."));

  private final Terminal terminal;
  private final GithubActions github;
  private final Map<String, String> env;
  private CommandSpec spec;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "N starts, one after another; the report holds the median one and the spread.")
  private String runs;

  @Option(
      names = "--cpus",
      paramLabel = "N",
      description = "Rehearse on N cores, fractions allowed: 0.25.")
  private String cpus;

  @Option(
      names = "--timeout",
      paramLabel = "D",
      description =
          "Give up after D; default 5 minutes or twice the deadline, whichever is longer.")
  private String timeout;

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      description =
          "Also fail on a finding of this level or above: info, warning, error (default).")
  private String failOn;

  @Option(
      names = "--keep-running",
      description = "Leave the app running after the report, in the foreground.")
  private boolean keepRunning;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write the report there in all formats.")
  private String out;

  @Parameters(arity = "0..*", hidden = true)
  private List<String> command = List.of();

  private RunCommand(Terminal terminal, GithubActions github, Map<String, String> env) {
    this.terminal = terminal;
    this.github = github;
    this.env = env;
  }

  /** The command with an option for each setting of the agent. */
  static CommandSpec spec(Terminal terminal, GithubActions github, Map<String, String> env) {
    RunCommand run = new RunCommand(terminal, github, env);
    CommandSpec spec = CommandSpec.forAnnotatedObject(run);
    ArgGroupSpec.Builder group =
        ArgGroupSpec.builder().validate(false).heading("%nThe agent's settings:%n");
    for (List<String> setting : SETTINGS) {
      group.addArg(
          OptionSpec.builder("--" + setting.get(0))
              .paramLabel(setting.get(1))
              .description(setting.get(2))
              .arity("1")
              .type(List.class) // so that one that is given twice can be refused
              .auxiliaryTypes(String.class)
              .build());
    }
    spec.addArgGroup(group.build());
    // What stands behind the command's name is the command's, also where "--" was forgotten.
    spec.parser().stopAtPositional(true);
    run.spec = spec;
    return spec;
  }

  @Override
  public Integer call() {
    try {
      RunPlan plan = RunPlan.of(request(), env);
      return new StartRunner(plan, env, this::publish).run();
    } catch (Refusal e) {
      throw new CommandError(e.getMessage());
    }
  }

  /** Where the run is a step of a workflow, the start is shown there too. */
  private void publish(Start start) {
    if (github.active()) {
      github.tell(terminal, terminal.err(), Annotation.of(start), MarkdownReport.of(start));
    }
  }

  private RunRequest request() {
    Map<String, String> settings = new TreeMap<>();
    for (List<String> setting : SETTINGS) {
      String option = "--" + setting.get(0);
      List<String> values = spec.findOption(option).getValue();
      if (values == null) {
        continue;
      } else if (values.size() > 1) {
        throw new CommandError(option + " is given twice: expected it once");
      } else if (values.get(0).isBlank()) {
        throw new CommandError(option + " has no value");
      }
      settings.put(setting.get(0), values.get(0).trim());
    }
    return new RunRequest(settings, runs, cpus, timeout, failOn, out, keepRunning, command);
  }

  /** The keys of the settings that have an option. */
  static List<String> settings() {
    return SETTINGS.stream().map(setting -> setting.get(0)).toList();
  }
}
