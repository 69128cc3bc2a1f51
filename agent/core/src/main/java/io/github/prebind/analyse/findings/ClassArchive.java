package io.github.prebind.analyse.findings;

/**
 * Which archive of its classes an app can have, by its JDK and framework: a dynamic CDS archive
 * from JDK 13 on (JEP 350), one that the JVM keeps up by itself from 19 on (JDK-8261455), an AOT
 * cache from 24 on (JEP 483), in one step from 25 on (JEP 514). Stateless.
 */
final class ClassArchive {
  private static final int AUTO_CREATE = 19;
  private static final int AOT_CACHE = 24;
  private static final int AOT_CACHE_IN_ONE_STEP = 25;

  private ClassArchive() {}

  static String advice(Evidence evidence) {
    int feature = Tuning.feature(evidence.start());
    boolean spring = evidence.usesSpringBoot();
    String app = spring ? "-jar app/app.jar" : "...";
    String exit = spring ? " -Dspring.context.exit=onRefresh" : "";
    String extract =
        spring
            ? "Extract the app, which an archive needs (Spring Boot 3.3 and later: java"
                + " -Djarmode=tools -jar app.jar extract). "
            : "";
    return extract + archive(feature, exit, app) + link(evidence, feature);
  }

  private static String archive(int feature, String exit, String app) {
    if (feature >= AOT_CACHE_IN_ONE_STEP) {
      return "Make an AOT cache with a run when the image is built (java -XX:AOTCacheOutput=app.aot"
          + exit
          + ' '
          + app
          + "), and start with -XX:AOTCache=app.aot; without -javaagent, prebind's included, under"
          + " which it is not used.";
    }
    if (feature >= AOT_CACHE) {
      return "Make an AOT cache with a run when the image is built (java -XX:AOTMode=record"
          + " -XX:AOTConfiguration=app.aotconf"
          + exit
          + ' '
          + app
          + ", then -XX:AOTMode=create with -XX:AOTCache=app.aot), and start with"
          + " -XX:AOTCache=app.aot; without -javaagent, prebind's included, under which it is not"
          + " used.";
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

  private static String link(Evidence evidence, int feature) {
    if (evidence.usesSpringBoot()) {
      return " https://docs.spring.io/spring-boot/reference/packaging/"
          + (feature >= AOT_CACHE ? "aot-cache.html" : "class-data-sharing.html");
    }
    if (evidence.hasSpan("Quarkus")) {
      return feature >= AOT_CACHE
          ? " Quarkus makes it: https://quarkus.io/guides/aot"
          : " Quarkus makes it: https://quarkus.io/guides/appcds";
    }
    return feature >= AOT_CACHE
        ? " https://openjdk.org/jeps/514"
        : " https://docs.oracle.com/en/java/javase/17/vm/class-data-sharing.html";
  }
}
