package io.github.prebind.cli;

import io.github.prebind.PrintableText;
import io.github.prebind.RoundTripTimes;
import io.github.prebind.analyse.Place;
import io.github.prebind.analyse.ProjectionModel;
import io.github.prebind.analyse.StartProjection;
import io.github.prebind.platform.Platform;
import io.github.prebind.platform.PlatformCatalogue;
import io.github.prebind.platform.PlatformEntry;
import io.github.prebind.report.ProjectionSheet;
import io.github.prebind.start.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code project}: a start measured here on a platform there. */
@Command(
    name = "project",
    customSynopsis = {
      "java -jar prebind.jar project START.json --platform ID[:SIZE] [--cpus N] [--rtt 2ms]",
      "       [--cpu-factor F]"
    },
    description = "Projects a start measured here onto a platform there.",
    footer = {
      "",
      "The figure is a sum, and each term is printed: CPU time through the quota, waiting that no",
      "work hides, and what round trips take longer there. The README has the formulas, and how far",
      "off they were when they were tried.",
      "",
      "Exit codes: 0 in time, or no deadline is known; 1 late; 2 usage, or nothing to project from."
    })
final class ProjectCommand implements Callable<Integer> {
  private static final int LATE = 1;

  private final Terminal terminal;
  private final PlatformCatalogue catalogue;

  @Parameters(
      paramLabel = "START.json",
      description = "A report that the agent wrote (its setting report=START.json).")
  private String file;

  @Option(
      names = "--platform",
      paramLabel = "ID[:SIZE]",
      required = true,
      description = "Where to: heroku:basic, render:free; none for --cpus alone.")
  private String platform;

  @Option(
      names = "--cpus",
      paramLabel = "N",
      description = "Cores there, fractions allowed; by default those of the platform's size.")
  private String cpus;

  @Option(
      names = "--rtt",
      paramLabel = "TIME",
      description =
          "Round-trip time there: 2ms for every address, or db:5432=2ms;*=20ms. By default as here.")
  private String rtt;

  @Option(
      names = "--cpu-factor",
      paramLabel = "F",
      description =
          "CPU time of a start there in parts of that here, if you measured it: 1.3. By default 1,"
              + " and more for the short slices of a CPU quota.")
  private String cpuFactor;

  ProjectCommand(Terminal terminal, PlatformCatalogue catalogue) {
    this.terminal = terminal;
    this.catalogue = catalogue;
  }

  @Override
  public Integer call() {
    PlatformEntry entry = platform.trim().equalsIgnoreCase("none") ? null : entry();
    Platform there = entry == null ? null : entry.facts();
    Place place =
        new Place(
            cores(entry),
            roundTripTimes(),
            there == null ? null : there.memoryBytes(),
            there == null || !there.watchesHttp() ? null : there.name(),
            factor());
    Start start = StartFile.read(file);
    StartProjection projection = projection(start, place);
    Long deadlineMillis = there == null ? null : there.deadlineMillis();
    terminal.print(ProjectionSheet.lines(start, place, projection, name(there), deadlineMillis));
    return deadlineMillis != null && projection.atMillis() > deadlineMillis ? LATE : 0;
  }

  private StartProjection projection(Start start, Place place) {
    try {
      return ProjectionModel.project(start, place);
    } catch (IllegalArgumentException e) {
      throw new CommandError(file + ": " + e.getMessage());
    }
  }

  private PlatformEntry entry() {
    try {
      return PlatformEntry.of(catalogue, platform);
    } catch (IllegalArgumentException e) {
      throw new CommandError("--platform: " + e.getMessage());
    }
  }

  private double cores(PlatformEntry there) {
    if (cpus != null) {
      return number("--cpus", cpus, "cores from 0.001 to 4096, such as 0.5");
    }
    if (there == null) {
      throw new CommandError("--platform=none has no cores: expected --cpus N too");
    }
    Double known = there.facts().cpus();
    if (known == null) {
      throw new CommandError(
          "--platform="
              + PrintableText.of(platform)
              + " has no CPU figure: expected --cpus N"
              + sizesWithCores(there));
    }
    return known;
  }

  private static String sizesWithCores(PlatformEntry there) {
    List<String> sizes = new ArrayList<>();
    for (Platform size : there.sizes()) {
      if (size.cpus() != null) {
        sizes.add(size.id() + ":" + size.size());
      }
    }
    return sizes.isEmpty() ? "" : ", or a size: " + String.join(", ", sizes);
  }

  private Double factor() {
    return cpuFactor == null
        ? null
        : number("--cpu-factor", cpuFactor, "a factor from 0.001 to 4096, such as 1.3");
  }

  private static double number(String option, String text, String expected) {
    double number = 0;
    try {
      number = Double.parseDouble(text.trim());
    } catch (NumberFormatException e) {
      // said below
    }
    if (!(number >= 0.001 && number <= 4096)) {
      throw new CommandError(option + "=" + PrintableText.of(text) + ": expected " + expected);
    }
    return number;
  }

  private Map<String, Double> roundTripTimes() {
    if (rtt == null) {
      return Map.of();
    }
    Map<String, Double> times = RoundTripTimes.parse(rtt, true);
    if (times == null) {
      throw new CommandError(
          "--rtt="
              + PrintableText.of(rtt)
              + ": expected a round-trip time such as 2ms, or "
              + RoundTripTimes.EXAMPLES);
    }
    return times;
  }

  private static String name(Platform there) {
    if (there == null) {
      return null;
    }
    return there.name() + (there.size() == null ? "" : " " + there.size());
  }
}
