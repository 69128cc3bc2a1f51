package io.github.prebind.analyse.findings;

import static io.github.prebind.analyse.findings.Evidence.say;

import io.github.prebind.analyse.Way;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Did the start wait for the HTTP answers of others, and what are they? One finding for each kind
 * of service, since each has its own way out.
 */
final class RemoteCallBeforeBind implements FindingRule {
  private static final int NAMED = 3;

  @Override
  public String id() {
    return "remote-call-before-bind";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    Map<RemoteService, List<Way.Part>> services = new LinkedHashMap<>();
    for (Way.Part part : evidence.parts("http")) {
      RemoteService service = RemoteService.of(part.label(), isConfiguration(evidence, part));
      services.computeIfAbsent(service, s -> new ArrayList<>()).add(part);
    }
    List<Finding> found = new ArrayList<>();
    services.forEach(
        (service, calls) -> {
          double millis = Evidence.millis(calls);
          found.addAll(
              evidence.costs(
                  id(),
                  millis,
                  "The port waits for " + service.text(),
                  evidence.cost(millis) + "; " + calls(calls),
                  service.fix()));
        });
    return found;
  }

  /** Spring Boot was still collecting its properties: whatever it asked for was configuration. */
  private static boolean isConfiguration(Evidence evidence, Way.Part part) {
    SpanFacts span = part.span();
    for (SpanFacts above : evidence.way().spans()) {
      if (span != null
          && above.label().equals("Spring Boot environment")
          && above.thread().equals(span.thread())
          && above.startMillis() <= span.startMillis()
          && above.endMillis() >= span.endMillis()) {
        return true;
      }
    }
    return false;
  }

  /** {@code GET http://a/b 2.1 s (failed), GET http://a/c 4 times 300 ms}. */
  private static String calls(List<Way.Part> calls) {
    Map<String, Way.Part> labels = new LinkedHashMap<>();
    Map<String, Boolean> failures = new LinkedHashMap<>();
    for (Way.Part call : calls) {
      boolean failed = call.span() != null && call.span().error() != null;
      failures.merge(call.label(), failed, Boolean::logicalOr);
      labels.merge(call.label(), call, RemoteCallBeforeBind::sum);
    }
    List<Way.Part> sorted = new ArrayList<>(labels.values());
    sorted.sort(Comparator.comparingDouble(Way.Part::millis).reversed());
    StringBuilder text = new StringBuilder();
    for (Way.Part call : sorted.subList(0, Math.min(NAMED, sorted.size()))) {
      text.append(text.isEmpty() ? "" : ", ")
          .append(call.label())
          .append(call.count() > 1 ? " " + call.count() + " times " : " ")
          .append(say(call.millis()))
          .append(failures.get(call.label()) ? " (failed)" : "");
    }
    return text.append(sorted.size() > NAMED ? ", and more" : "").toString();
  }

  private static Way.Part sum(Way.Part a, Way.Part b) {
    return new Way.Part(
        a.kind(),
        a.label(),
        Math.min(a.startMillis(), b.startMillis()),
        Math.max(a.endMillis(), b.endMillis()),
        a.millis() + b.millis(),
        a.count() + b.count(),
        a.span());
  }
}
