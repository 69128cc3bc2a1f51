package io.github.prebind.analyse.findings;

import io.github.prebind.start.Start.PlatformFacts;

/**
 * The official pages that the fixes of several rules point to: of the platform or framework that
 * was found, else of the JDK. Stateless.
 */
final class OfficialPages {
  private static final String JDK = "https://docs.oracle.com/en/java/javase/17/docs/api/";

  /** Latches, futures and executors. */
  private static final String CONCURRENT =
      JDK + "java.base/java/util/concurrent/package-summary.html";

  /** Connect and read with a limit. */
  static final String SOCKET = JDK + "java.base/java/net/Socket.html";

  /** HTTP calls with a limit. */
  static final String HTTP_REQUEST = JDK + "java.net.http/java/net/http/HttpRequest.Builder.html";

  /** All addresses of the machine. */
  static final String SOCKET_ADDRESS = JDK + "java.base/java/net/InetSocketAddress.html";

  /** What a login may take. */
  static final String DRIVER_MANAGER = JDK + "java.sql/java/sql/DriverManager.html";

  /** Batches. */
  static final String STATEMENT = JDK + "java.sql/java/sql/Statement.html";

  /** What keeps a JVM alive. */
  static final String THREAD = JDK + "java.base/java/lang/Thread.html";

  /** What an agent is to the JVM. */
  static final String INSTRUMENT =
      JDK + "java.instrument/java/lang/instrument/package-summary.html";

  /** The key and trust stores, and what a handshake does. */
  static final String TLS =
      "https://docs.oracle.com/en/java/javase/17/security/"
          + "java-secure-socket-extension-jsse-reference-guide.html";

  private OfficialPages() {}

  /** How this app's framework does something when its port is open, as a sentence. */
  static String afterBind(Evidence evidence) {
    if (evidence.usesSpringBoot()) {
      return " Spring Boot tells that with its ApplicationReadyEvent:"
          + " https://docs.spring.io/spring-boot/reference/features/spring-application.html";
    }
    if (evidence.usesQuarkus()) {
      return " Quarkus's StartupEvent comes before the port, so hand the work to another thread"
          + " there: https://quarkus.io/guides/lifecycle";
    }
    return " The JDK's own means are executors, futures and latches: " + CONCURRENT;
  }

  /**
   * Where the platform says how migrations run outside of the start; else how the tool does that
   * from a command line.
   */
  static String migrations(PlatformFacts platform, String tool) {
    return switch (platform == null ? "" : platform.id()) {
      case "heroku" -> " https://devcenter.heroku.com/articles/release-phase";
      case "render" -> " https://render.com/docs/deploys";
      case "railway" -> " https://docs.railway.com/guides/pre-deploy-command";
      case "fly" -> " https://fly.io/docs/reference/configuration/";
      case "scalingo" -> " https://doc.scalingo.com/platform/app/postdeploy-hook";
      case "cloud-foundry" -> " https://docs.cloudfoundry.org/devguide/using-tasks.html";
      case "dokku" -> " https://dokku.com/docs/advanced-usage/deployment-tasks/";
      case "azure-container-apps" -> " https://learn.microsoft.com/azure/container-apps/jobs";
      case "azure-app-service" ->
          " https://learn.microsoft.com/azure/app-service/deploy-staging-slots";
      case "cloud-run" -> " https://cloud.google.com/run/docs/create-jobs";
      case "clever-cloud" -> " https://www.clever.cloud/developers/doc/develop/build-hooks/";
      case "upsun" -> " https://docs.upsun.com/create-apps/hooks/hooks-comparison.html";
      case "northflank" -> " https://northflank.com/docs/v1/application/release/run-migrations";
      case "ecs" ->
          " https://docs.aws.amazon.com/AmazonECS/latest/developerguide/standalone-tasks.html";
      case "kubernetes", "openshift", "knative" ->
          " https://kubernetes.io/docs/concepts/workloads/controllers/job/";
      case "digitalocean" ->
          " https://docs.digitalocean.com/products/app-platform/how-to/manage-jobs/";
      case "beanstalk" ->
          " https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/customize-containers-ec2.html";
      case "systemd" ->
          " https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html";
      case "docker" -> " https://docs.docker.com/compose/how-tos/startup-order/";
      // Lambda, Koyeb, App Engine and App Runner have no step for that: there the pipeline does it.
      default ->
          switch (tool) {
            case "Flyway" -> " https://documentation.red-gate.com/fd/command-line-184127404.html";
            case "Liquibase" -> " https://docs.liquibase.com/commands/update/update.html";
            default -> history(tool);
          };
    };
  }

  /** Where the platform says how it asks an app whether it serves; else what 503 means. */
  static String health(PlatformFacts platform) {
    return switch (platform == null ? "" : platform.id()) {
      case "lambda" ->
          " https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html";
      case "railway" -> " https://docs.railway.com/deployments/healthchecks";
      case "render" -> " https://render.com/docs/health-checks";
      case "fly" -> " https://fly.io/docs/reference/configuration/";
      case "cloud-foundry" ->
          " https://docs.cloudfoundry.org/devguide/deploy-apps/healthchecks.html";
      case "azure-app-service" ->
          " https://learn.microsoft.com/azure/app-service/monitor-instances-health-check";
      case "azure-container-apps" ->
          " https://learn.microsoft.com/azure/container-apps/health-probes";
      case "app-engine" -> " https://cloud.google.com/appengine/docs/flexible/reference/app-yaml";
      case "cloud-run" -> " https://cloud.google.com/run/docs/configuring/healthchecks";
      case "ecs" ->
          " https://docs.aws.amazon.com/elasticloadbalancing/latest/application/"
              + "target-group-health-checks.html";
      case "beanstalk" ->
          " https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.healthstatus.html";
      case "kubernetes", "openshift", "knative" ->
          " https://kubernetes.io/docs/tasks/configure-pod-container/"
              + "configure-liveness-readiness-startup-probes/";
      default -> " https://www.rfc-editor.org/rfc/rfc9110.html#name-503-service-unavailable";
    };
  }

  /** Where the platform says what an app without a port is there; {@code null} if it does not. */
  static String worker(PlatformFacts platform) {
    return switch (platform == null ? "" : platform.id()) {
      case "heroku" -> " https://devcenter.heroku.com/articles/procfile";
      case "dokku" -> " https://dokku.com/docs/processes/process-management/";
      case "scalingo" -> " https://doc.scalingo.com/platform/app/procfile";
      case "render" -> " https://render.com/docs/background-workers";
      case "cloud-run" -> " https://cloud.google.com/run/docs/create-jobs";
      case "cloud-foundry" ->
          " https://docs.cloudfoundry.org/devguide/deploy-apps/healthchecks.html";
      case "railway" -> " https://docs.railway.com/guides/cron-workers-queues";
      case "fly" -> " https://fly.io/docs/launch/processes/";
      case "digitalocean" ->
          " https://docs.digitalocean.com/products/app-platform/how-to/manage-workers/";
      case "koyeb" -> " https://www.koyeb.com/docs/reference/services";
      case "clever-cloud" -> " https://www.clever.cloud/developers/doc/develop/workers/";
      case "upsun" -> " https://docs.upsun.com/create-apps/image-properties/workers.html";
      case "azure-container-apps" -> " https://learn.microsoft.com/azure/container-apps/jobs";
      case "ecs" ->
          " https://docs.aws.amazon.com/AmazonECS/latest/developerguide/standalone-tasks.html";
      case "kubernetes", "openshift", "knative" ->
          " https://kubernetes.io/docs/concepts/workloads/";
      default -> null;
    };
  }

  /** Where it is said how names are looked up. */
  static String resolver(PlatformFacts platform) {
    return switch (platform == null ? "" : platform.id()) {
      case "kubernetes", "openshift", "knative" ->
          " https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/";
      default -> " https://man7.org/linux/man-pages/man5/resolv.conf.5.html";
    };
  }

  /** How a database tells what a statement reads; else what a statement can be limited to. */
  static String explain(String product) {
    return switch (product == null ? "" : product) {
      case "mysql" -> "https://dev.mysql.com/doc/refman/8.4/en/using-explain.html";
      case "mariadb" -> "https://mariadb.com/kb/en/explain/";
      case "sqlserver" ->
          "https://learn.microsoft.com/sql/relational-databases/performance/execution-plans";
      case "h2" -> "https://www.h2database.com/html/commands.html#explain";
      case "sqlite" -> "https://www.sqlite.org/eqp.html";
      case "postgresql" -> "https://www.postgresql.org/docs/current/using-explain.html";
      case "oracle" ->
          "https://docs.oracle.com/en/database/oracle/oracle-database/19/tgsql/toc.htm";
      case "db2" ->
          "https://www.ibm.com/docs/SSEPGG_11.1.0/com.ibm.db2.luw.sql.ref.doc/doc/r0000952.html";
      case "hsqldb" -> "https://hsqldb.org/doc/2.0/guide/index.html";
      case "derby" -> "https://db.apache.org/derby/manuals/";
      case "duckdb" -> "https://duckdb.org/docs/stable/guides/meta/explain";
      default -> STATEMENT;
    };
  }

  /** Where a migration tool says what it keeps of each run. */
  static String history(String tool) {
    return switch (tool) {
      case "Liquibase" ->
          " https://docs.liquibase.com/concepts/tracking-tables/databasechangelog-table.html";
      case "Flamingock" -> " https://docs.flamingock.io/flamingock-library-config/lock";
      case "Mongock" -> " https://docs.mongock.io/v5/technical-overview/";
      default ->
          " https://documentation.red-gate.com/fd/flyway-schema-history-table-273973417.html";
    };
  }
}
