package io.github.prebind.analyse.findings;

/** Hibernate's settings as this app writes them down. Stateless. */
final class HibernateSettings {
  /** Spring Boot hands to Hibernate what begins with this. */
  private static final String SPRING = "spring.jpa.properties.";

  private HibernateSettings() {}

  /** The name of a setting in the app's configuration. */
  static String named(Evidence evidence, String name) {
    return evidence.usesSpringBoot() ? SPRING + name : name;
  }

  /**
   * How Hibernate does without asking the database about itself. It must be told then which one it
   * is: without that the start ends.
   */
  static String withoutMetadata(Evidence evidence) {
    return named(evidence, "hibernate.boot.allow_jdbc_metadata_access")
        + "=false (Hibernate 6.5 and newer) together with "
        + named(evidence, "jakarta.persistence.database-product-name")
        + " and -major-version, or "
        + (evidence.usesSpringBoot() ? "spring.jpa.database-platform" : "hibernate.dialect");
  }
}
