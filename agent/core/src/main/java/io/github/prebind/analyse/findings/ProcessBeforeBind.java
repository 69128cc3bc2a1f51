package io.github.prebind.analyse.findings;

import static io.github.prebind.analyse.findings.Evidence.say;

import io.github.prebind.analyse.Way;
import io.github.prebind.start.Start.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Did the start run other programs and wait for them, and which ones? Or a script before the JVM?
 */
final class ProcessBeforeBind implements FindingRule {
  private static final int NAMED = 3;
  private static final String SCRIPT = "the script that ends in exec java";

  @Override
  public String id() {
    return "process-before-bind";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    List<Way.Part> parts = evidence.parts("process");
    if (parts.isEmpty()) {
      return List.of();
    }
    double millis = Evidence.millis(parts);
    Map<String, Double> programs = new LinkedHashMap<>();
    for (Way.Part part : parts) {
      programs.merge(program(part.label()), part.millis(), Double::sum);
    }
    List<Map.Entry<String, Double>> sorted = new ArrayList<>(programs.entrySet());
    sorted.sort((a, b) -> Double.compare(b.getValue(), a.getValue()));
    StringBuilder text = new StringBuilder(evidence.cost(millis));
    for (int i = 0; i < Math.min(NAMED, sorted.size()); i++) {
      text.append(i == 0 ? " of waiting for " : ", ")
          .append(sorted.get(i).getKey())
          .append(sorted.size() == 1 ? "" : " " + say(sorted.get(i).getValue()));
    }
    if (sorted.get(0).getKey().equals(SCRIPT)) {
      return evidence.costs(
          id(),
          millis,
          "A script runs before the JVM",
          text.toString(),
          "The clock runs from its first line. What waits for a database in it, migrates, downloads or"
              + " builds belongs into a step before the start, into the image, or behind the open"
              + " port: https://docs.docker.com/build/building/best-practices/");
    }
    return evidence.costs(
        id(),
        millis,
        "The start waits for other programs",
        text + (sorted.size() > NAMED ? ", and more" : ""),
        "Run them when the image is built or in a step before the start (the version of the code,"
            + " for one, belongs into a file: git-commit-id-maven-plugin), or after the port is"
            + " open: "
            + (evidence.usesSpringBoot()
                ? "https://docs.spring.io/spring-boot/how-to/build.html"
                : "https://docs.docker.com/build/building/best-practices/"));
  }

  /** The program's name, from {@code start process git}, {@code process git} and the sampler's. */
  private static String program(String label) {
    if (label.equals(Way.BEFORE_JVM)) {
      return SCRIPT;
    }
    String name = label.startsWith("start ") ? label.substring(6) : label;
    return name.startsWith("process ") ? name.substring(8) : name;
  }
}
