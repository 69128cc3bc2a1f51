package io.github.prebind.analyse;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Jvm;
import io.github.prebind.start.Start.SpanFacts;

/**
 * Which archive of its classes an app can have, by its JDK and framework: a dynamic CDS archive
 * from JDK 13 on (JEP 350), one that the JVM keeps up by itself from 19 on (JDK-8261455), an AOT
 * cache from 24 on (JEP 483), in one step from 25 on (JEP 514). Stateless.
 */
public final class ClassArchive {
  private static final int AUTO_CREATE = 19;
  private static final int AOT_CACHE = 24;
  private static final int AOT_CACHE_IN_ONE_STEP = 25;

  /** JDK 24 still logs what it thinks of an AOT cache as {@code cds}. */
  private static final int AOT_LOG = 25;

  private static final String UNDER_AGENTS =
      "Under a -javaagent, prebind's included, it is used only if that run had --add-modules"
          + " java.instrument.";

  private ClassArchive() {}

  /** Whether an option asks for an archive of the app's own classes, used or not. */
  public static boolean isAskedFor(Jvm jvm) {
    return jvm.cds().contains("-XX:SharedArchiveFile")
        || jvm.cds().contains("-XX:ArchiveClassesAtExit")
        || !jvm.aotCache().equals("none");
  }

  /** The JDK's feature release, 0 if its version cannot be read: 17 of {@code 17.0.15+6}. */
  public static int feature(Start start) {
    String version = start.jvm().version();
    int feature = 0;
    for (int i = 0; i < version.length() && i < 4 && Character.isDigit(version.charAt(i)); i++) {
      feature = feature * 10 + version.charAt(i) - '0';
    }
    return feature;
  }

  /** Which one to make, and how, with a link to the official page. */
  public static String advice(Start start) {
    int feature = feature(start);
    boolean spring = uses(start, "Spring Boot");
    String app = spring ? "-jar app/app.jar" : "...";
    String exit = spring ? " -Dspring.context.exit=onRefresh" : "";
    String extract =
        spring
            ? "Extract the app, which an archive needs (Spring Boot 3.3 and later: java"
                + " -Djarmode=tools -jar app.jar extract). "
            : "";
    return extract + archive(feature, exit, app) + link(start, feature);
  }

  /** The option with which the JVM says why it does not use an AOT cache. */
  public static String logOption(Start start) {
    return feature(start) >= AOT_LOG ? "-Xlog:aot" : "-Xlog:cds";
  }

  private static String archive(int feature, String exit, String app) {
    if (feature >= AOT_CACHE_IN_ONE_STEP) {
      return "Make an AOT cache with a run when the image is built (java -XX:AOTCacheOutput=app.aot"
          + exit
          + ' '
          + app
          + "), and start with -XX:AOTCache=app.aot. "
          + UNDER_AGENTS;
    }
    if (feature >= AOT_CACHE) {
      return "Make an AOT cache with a run when the image is built (java -XX:AOTMode=record"
          + " -XX:AOTConfiguration=app.aotconf"
          + exit
          + ' '
          + app
          + ", then -XX:AOTMode=create with -XX:AOTCache=app.aot), and start with"
          + " -XX:AOTCache=app.aot. "
          + UNDER_AGENTS;
    }
    if (feature >= AUTO_CREATE) {
      return "Start with -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile=app.jsa where a file"
          + " stays between starts; else make it with a run when the image is built (java"
          + " -XX:ArchiveClassesAtExit=app.jsa"
          + exit
          + ' '
          + app
          + ").";
    }
    return "Make an archive with a run when the image is built (java"
        + " -XX:ArchiveClassesAtExit=app.jsa"
        + exit
        + ' '
        + app
        + "), and start with -XX:SharedArchiveFile=app.jsa.";
  }

  private static boolean uses(Start start, String framework) {
    for (SpanFacts span : start.spans()) {
      if (span.label().startsWith(framework)) {
        return true;
      }
    }
    return false;
  }

  private static String link(Start start, int feature) {
    if (uses(start, "Spring Boot")) {
      return " https://docs.spring.io/spring-boot/reference/packaging/aot-cache.html";
    }
    if (uses(start, "Quarkus")) {
      return feature >= AOT_CACHE
          ? " Quarkus makes it: https://quarkus.io/guides/aot"
          : " Quarkus makes it: https://quarkus.io/guides/appcds";
    }
    return feature >= AOT_CACHE
        ? " https://openjdk.org/jeps/514"
        : " https://docs.oracle.com/en/java/javase/17/vm/class-data-sharing.html";
  }
}
