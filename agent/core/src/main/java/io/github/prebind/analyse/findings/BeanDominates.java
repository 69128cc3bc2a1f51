package io.github.prebind.analyse.findings;

import static io.github.prebind.analyse.findings.Evidence.say;

import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.Sample;
import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Is one bean's own work a third of the start? Calls that have a name of their own, such as SQL or
 * other beans, do not count as its own. A warning only if most of it is the user's own method: what
 * a framework's bean does can be put off, but to say how much that saves would be a guess.
 */
final class BeanDominates implements FindingRule {
  private static final int NAMED = 3;
  private static final double MOST = 0.5;

  @Override
  public String id() {
    return "bean-dominates";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    SpanFacts bean = Dominance.bean(evidence);
    if (bean == null) {
      return List.of();
    }
    double millis = bean.selfMillis();
    Dominance method = Dominance.inside(evidence, bean);
    boolean own = method.method() != null && method.methodMillis() >= MOST * millis;
    String title = "One bean takes " + share(evidence, millis) + " of the start: " + bean.label();
    String text =
        evidence.cost(millis)
            + " of its own"
            + parts(evidence, bean)
            + (method.method() == null
                ? ""
                : "; " + method.method() + " " + say(method.methodMillis()));
    return own
        ? evidence.costs(id(), millis, title, text, fix(evidence, bean))
        : Tuning.estimate(id(), millis, title, text, fix(evidence, bean));
  }

  private static String share(Evidence evidence, double millis) {
    return Math.round(100 * millis / Math.max(1, evidence.endMillis())) + " %";
  }

  /** What the sampler saw in it. */
  private static String parts(Evidence evidence, SpanFacts bean) {
    List<Sample> inside = new ArrayList<>();
    for (Sample sample : evidence.start().samples()) {
      if (sample.span() != null && sample.span() == bean.id()) {
        inside.add(sample);
      }
    }
    inside.sort(Comparator.comparingDouble(Sample::millis).reversed());
    StringBuilder text = new StringBuilder();
    for (Sample sample : inside.subList(0, Math.min(NAMED, inside.size()))) {
      text.append(text.isEmpty() ? ": " : ", ")
          .append(sample.kind().equals("cpu") ? "code of " : "")
          .append(sample.label())
          .append(' ')
          .append(say(sample.millis()));
    }
    return text.toString();
  }

  /** In the words of the framework that makes the beans. */
  private static String fix(Evidence evidence, SpanFacts bean) {
    String later = "Let it do its work when it is first asked, or after the port is open";
    String creation = ", not in its constructor or @PostConstruct";
    if (evidence.hasSpan("Micronaut")) {
      return later
          + creation
          + ": no @Context and no listener of StartupEvent for heavy work, and a Provider injected"
          + " where it is needed. Micronaut makes a singleton when it is first asked for:"
          + " https://docs.micronaut.io/latest/api/io/micronaut/context/annotation/Context.html";
    }
    if (!evidence.hasSpan("Spring")) {
      return later + creation + "." + OfficialPages.afterBind(evidence);
    }
    if (bean.label().equals("bean entityManagerFactory")) {
      return "Hibernate builds its model there: fewer entities on the path, "
          + HibernateSettings.withoutMetadata(evidence)
          + ", or building it beside the rest with a bootstrap executor and"
          + " spring.data.jpa.repositories.bootstrap-mode=deferred:"
          + " https://docs.spring.io/spring-boot/reference/data/sql.html";
    }
    return later
        + " (@Lazy; ApplicationReadyEvent; @Bean(bootstrap = BACKGROUND) from Spring 6.2 on)"
        + creation
        + ": https://docs.spring.io/spring-framework/reference/core/beans/dependencies/"
        + "factory-lazy-init.html";
  }
}
