package io.github.prebind.hooks;

import io.github.prebind.weave.Weaver;

/**
 * The libraries that are timed. A new one is one file and one line here, and its root if that is
 * new.
 *
 * <p>The tables are compile-time constants, which the compiler copies into this class: so reading
 * them loads none of the others. Those of libraries are read when the first class comes whose name
 * begins as one of theirs, which spares an app without any of them the reading.
 */
public final class HookList implements Weaver.LaterTables {
  /** The first two parts of the names of all classes in {@link #readLater}'s tables. */
  static final String ROOTS =
      " akka/actor co/elastic com/datastax com/impossibl com/linecorp com/mchange "
          + "com/microsoft com/mongodb com/mysql com/netflix com/rabbitmq com/zaxxer io/agroal "
          + "io/flamingock io/grpc io/helidon io/lettuce io/micronaut io/mongock io/netty "
          + "io/quarkus io/r2dbc io/undertow io/vertx liquibase/Liquibase liquibase/changelog "
          + "liquibase/command liquibase/lockservice liquibase/parser net/sourceforge "
          + "okhttp3/RealCall okhttp3/internal oracle/jdbc org/apache org/eclipse "
          + "org/elasticsearch org/flywaydb org/glassfish org/h2 org/hibernate org/hsqldb "
          + "org/jboss org/jooq org/mariadb org/opensearch org/postgresql org/springframework "
          + "org/sqlite reactor/core redis/clients software/amazon ";

  /** Gives the JDK's tables to the weaver, and those of libraries when they are needed. */
  public static void readInto(Weaver weaver) {
    weaver.read("LaunchHooks", LaunchHooks.TABLE);
    weaver.read("BindHooks", BindHooks.TABLE);
    weaver.read("ConnectHooks", ConnectHooks.TABLE);
    weaver.read("DnsHooks", DnsHooks.TABLE);
    weaver.read("HttpClientHooks", HttpClientHooks.TABLE);
    weaver.read("ProcessHooks", ProcessHooks.TABLE);
    weaver.read("TlsHooks", TlsHooks.TABLE);
    weaver.read("UrlConnectionHooks", UrlConnectionHooks.TABLE);
    weaver.read("WaitHooks", WaitHooks.TABLE);
    weaver.read("JndiHooks", JndiHooks.TABLE);
    weaver.read("JdbcHooks", JdbcHooks.TABLE);
    weaver.later(new HookList());
  }

  @Override
  public boolean mayName(String internalName) {
    int slash = internalName.indexOf('/');
    if (slash < 0) {
      return false;
    }
    int second = internalName.indexOf('/', slash + 1);
    String root = second < 0 ? internalName : internalName.substring(0, second);
    for (int at = ROOTS.indexOf(root); at >= 0; at = ROOTS.indexOf(root, at + 1)) {
      if (ROOTS.charAt(at - 1) == ' ' && ROOTS.charAt(at + root.length()) == ' ') {
        return true;
      }
    }
    return false;
  }

  @Override
  public void readLater(Weaver weaver) {
    weaver.read("FlywayHooks", FlywayHooks.TABLE);
    weaver.read("HibernateHooks", HibernateHooks.TABLE);
    weaver.read("LiquibaseHooks", LiquibaseHooks.TABLE);
    weaver.read("NettyBindHooks", NettyBindHooks.TABLE);
    weaver.read("ApacheHttpHooks", ApacheHttpHooks.TABLE);
    weaver.read("AwsSdkHooks", AwsSdkHooks.TABLE);
    weaver.read("CassandraHooks", CassandraHooks.TABLE);
    weaver.read("ElasticsearchHooks", ElasticsearchHooks.TABLE);
    weaver.read("FlamingockHooks", FlamingockHooks.TABLE);
    weaver.read("JedisHooks", JedisHooks.TABLE);
    weaver.read("JooqHooks", JooqHooks.TABLE);
    weaver.read("KafkaHooks", KafkaHooks.TABLE);
    weaver.read("LettuceHooks", LettuceHooks.TABLE);
    weaver.read("MongockHooks", MongockHooks.TABLE);
    weaver.read("MongoHooks", MongoHooks.TABLE);
    weaver.read("MybatisHooks", MybatisHooks.TABLE);
    weaver.read("OkHttpHooks", OkHttpHooks.TABLE);
    weaver.read("R2dbcHooks", R2dbcHooks.TABLE);
    weaver.read("RabbitHooks", RabbitHooks.TABLE);
    weaver.read("ReactorHooks", ReactorHooks.TABLE);
    weaver.read("SpringCloudHooks", SpringCloudHooks.TABLE);
    weaver.read("VaultHooks", VaultHooks.TABLE);
    weaver.read("JdbcHooks", DerbyHooks.TABLE);
    weaver.read("JdbcHooks", H2Hooks.TABLE);
    weaver.read("JdbcHooks", HsqldbHooks.TABLE);
    weaver.read("JdbcHooks", MariadbHooks.TABLE);
    weaver.read("JdbcHooks", MysqlHooks.TABLE);
    weaver.read("JdbcHooks", OracleHooks.TABLE);
    weaver.read("JdbcHooks", PostgresqlHooks.TABLE);
    weaver.read("JdbcHooks", SqliteHooks.TABLE);
    weaver.read("JdbcHooks", SqlServerHooks.TABLE);
    weaver.read("AgroalHooks", AgroalHooks.TABLE);
    weaver.read("C3p0Hooks", C3p0Hooks.TABLE);
    weaver.read("DbcpHooks", DbcpHooks.TABLE);
    weaver.read("HikariHooks", HikariHooks.TABLE);
    weaver.read("TomcatJdbcHooks", TomcatJdbcHooks.TABLE);
    weaver.read("HelidonHooks", HelidonHooks.TABLE);
    weaver.read("JaxRsHooks", JaxRsHooks.TABLE);
    weaver.read("JettyHooks", JettyHooks.TABLE);
    weaver.read("MicronautHooks", MicronautHooks.TABLE);
    weaver.read("MscHooks", MscHooks.TABLE);
    weaver.read("OsgiHooks", OsgiHooks.TABLE);
    weaver.read("ServerHooks", ServerHooks.TABLE);
    weaver.read("UndertowHooks", UndertowHooks.TABLE);
    weaver.read("WeldHooks", WeldHooks.TABLE);
    weaver.read("QuarkusHooks", QuarkusHooks.TABLE);
    weaver.read("SpringBootHooks", SpringBootHooks.TABLE);
    weaver.read("SpringHooks", SpringHooks.TABLE);
    weaver.read("TomcatHooks", TomcatHooks.TABLE);
  }
}
