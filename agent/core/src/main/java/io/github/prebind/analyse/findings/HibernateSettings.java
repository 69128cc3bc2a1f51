package io.github.prebind.analyse.findings;

/** Hibernate's settings as this app writes them down. Stateless. */
final class HibernateSettings {
  /** Spring Boot hands to Hibernate what begins with this. */
  private static final String SPRING = "spring.jpa.properties.";

  /**
   * Quarkus has names of its own, https://quarkus.io/guides/hibernate-orm, and this for the rest.
   */
  private static final String QUARKUS = "quarkus.hibernate-orm.";

  private HibernateSettings() {}

  /** The name of a setting in the app's configuration. */
  static String named(Evidence evidence, String name) {
    if (evidence.usesQuarkus()) {
      return QUARKUS
          + switch (name) {
            case "hibernate.default_batch_fetch_size" -> "fetch.batch-size";
            case "hibernate.jdbc.batch_size" -> "jdbc.statement-batch-size";
            default -> "unsupported-properties.\"" + name + "\"";
          };
    }
    return evidence.usesSpringBoot() ? SPRING + name : name;
  }

  /**
   * How Hibernate does without asking the database about itself. It must be told then which one it
   * is: without that the start ends.
   */
  static String withoutMetadata(Evidence evidence) {
    String off =
        named(evidence, "hibernate.boot.allow_jdbc_metadata_access")
            + "=false (Hibernate 6.5 and newer)";
    if (evidence.usesQuarkus()) {
      return off + "; Quarkus knows the database from quarkus.datasource.db-kind";
    }
    return off
        + " together with "
        + named(evidence, "jakarta.persistence.database-product-name")
        + " and -major-version, or "
        + (evidence.usesSpringBoot() ? "spring.jpa.database-platform" : "hibernate.dialect");
  }
}
