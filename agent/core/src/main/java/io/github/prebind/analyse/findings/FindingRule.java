package io.github.prebind.analyse.findings;

import io.github.prebind.start.Start.Finding;
import java.util.List;

/**
 * One diagnosis. Pure, stateless and thread-safe; reads nothing but the facts it is given.
 *
 * <p>No finding without evidence: numbers and names from the facts, never a guess. What costs less
 * than a hundredth of the start is left out by {@link FindingList} unless its cost is {@code null},
 * which stands for a certain failure and not for a duration, or for a measurement that does not
 * hold for production.
 */
interface FindingRule {
  /** The stable id, as in the report and in the name of the rule's page. */
  String id();

  /** What it found; mostly one finding or none. */
  List<Finding> look(Evidence evidence);
}
