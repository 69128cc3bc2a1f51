package io.github.prebind.analyse.findings;

import io.github.prebind.analyse.ClassArchive;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.Jvm;
import java.util.List;

/**
 * Is loading classes a large part of the start, and no archive of them used?
 *
 * <p>Loading classes is a sixth to a third of every start of a framework. It is named if it is
 * worth acting, as {@link Tuning} has it, and where something is left undone: no archive of the
 * app's own classes is in use, or the JDK's own archive is off. Fewer than {@value #LEAST_CLASSES}
 * classes are those of the JDK and the agent, which the JDK's archive has; an archive of one's own
 * would not help there. Information only: what an archive saves is known when it has been made.
 */
final class ClassLoadingBound implements FindingRule {
  private static final int LEAST_CLASSES = 3_000;

  @Override
  public String id() {
    return "class-loading-bound";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    Jvm jvm = evidence.start().jvm();
    Integer classes = evidence.start().cpu().classesLoaded();
    double millis = evidence.millis("class-loading");
    boolean off = jvm.cds().startsWith("off");
    boolean archive = ClassArchive.isAskedFor(jvm);
    boolean aot = !jvm.aotCache().equals("none"); // and then aot-cache-disabled has said it
    if (classes == null
        || aot
        || archive && !off
        || classes < LEAST_CLASSES && !off
        || !Tuning.worthActing(evidence, millis)) {
      return List.of();
    }
    return Tuning.estimate(
        id(),
        millis,
        "The start is busy loading classes, and no archive of them is used",
        evidence.cost(millis)
            + " on the way to the port; "
            + classes
            + " classes are loaded; class data sharing is "
            + jvm.cds()
            + (off ? "" : ", with the JDK's own archive only"),
        (off ? turnedOff(jvm) : "") + ClassArchive.advice(evidence.start()));
  }

  private static String turnedOff(Jvm jvm) {
    if (jvm.cds().contains("-XX:SharedArchiveFile")) {
      return "The archive of -XX:SharedArchiveFile is not used; -Xlog:cds says why (another JDK,"
          + " another class path, no such file). ";
    }
    return jvm.cds().contains("-Xshare:off")
        ? "Leave -Xshare:off out: the JDK's own classes too are read one by one. "
        : "This JDK has no archive of its own classes (java -Xshare:dump makes it; jlink"
            + " --generate-cds-archive for an image of one's own). ";
  }
}
