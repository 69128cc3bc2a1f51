package io.github.prebind.analyse.findings;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** All rules, and what they find in a start: certain failures first, then by cost. Stateless. */
public final class FindingList {
  /**
   * What costs less than this share of the start is not worth a word, unless it ended the start.
   */
  private static final double LEAST_SHARE = 0.01;

  private static final List<FindingRule> RULES =
      List.of(
          new MigrationBeforeBind(),
          new MigrationLockWait(),
          new MigrationRanTwice(),
          new SchemaToolBeforeBind(),
          new SlowConnect(),
          new ConnectionRetries(),
          new PoolFillsBeforeBind(),
          new ChattyStart(),
          new SlowQuery(),
          new EmbeddedDatabase(),
          new SleepBeforeBind(),
          new RemoteCallBeforeBind(),
          new ProcessBeforeBind(),
          new SlowDns(),
          new LowEntropy(),
          new BoundToLoopback(),
          new WrongPort(),
          new NeverBound(),
          new PortOpenNotReady(),
          new ReadyOnHttp(),
          new EnvWhitespace(),
          new EnvMissing(),
          new EnvConflict(),
          new CpuStarved(),
          new JitBound(),
          new ClassLoadingBound(),
          new GcBound(),
          new HeapOverLimit(),
          new AgentsBeforeBind(),
          new AotCacheDisabled(),
          new BeanDominates(),
          new ClassDominates());

  private FindingList() {}

  /** The ids of all rules, in the order of the documentation. */
  public static List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (FindingRule rule : RULES) {
      ids.add(rule.id());
    }
    return ids;
  }

  /**
   * What is wrong with this start.
   *
   * @param problems takes a line for each rule that failed, which costs its own findings only
   */
  public static List<Finding> of(Start start, Consumer<String> problems) {
    return of(start, RULES, problems);
  }

  static List<Finding> of(Start start, List<FindingRule> rules, Consumer<String> problems) {
    Evidence evidence = new Evidence(start);
    List<Finding> found = new ArrayList<>();
    for (FindingRule rule : rules) {
      List<Finding> looked = List.of();
      try {
        looked = rule.look(evidence);
      } catch (RuntimeException e) {
        problems.accept("looking for " + rule.id() + " failed: " + e);
      }
      for (Finding finding : looked) {
        Double cost = finding.costMillis();
        boolean fails = start.bind() == null && finding.level().equals(Evidence.ERROR);
        if (fails || cost == null || cost >= LEAST_SHARE * evidence.endMillis()) {
          found.add(finding);
        }
      }
    }
    found.sort(Comparator.comparingDouble(FindingList::weight).reversed());
    return List.copyOf(found);
  }

  /** What makes a start fail for certain stands before what makes it slow. */
  private static double weight(Finding finding) {
    if (finding.costMillis() != null) {
      return finding.costMillis();
    }
    return switch (finding.level()) {
      case Evidence.ERROR -> Double.MAX_VALUE;
      case Evidence.WARNING -> Double.MAX_VALUE / 2;
      default -> 0;
    };
  }
}
