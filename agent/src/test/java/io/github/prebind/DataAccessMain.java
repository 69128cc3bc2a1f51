package io.github.prebind;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.sql.DriverManager;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.datasource.unpooled.UnpooledDataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads from H2 with R2DBC, jOOQ and MyBatis. */
final class DataAccessMain {
  private DataAccessMain() {}

  /** What MyBatis makes of it is in its package's mapper file, too. */
  public interface AuditMapper {
    @Select("select 42")
    int answer();
  }

  public static void main(String[] args) throws Exception {
    r2dbc("r2dbc:h2:mem:///reactive");
    r2dbc("r2dbc:pool:h2:mem:///pooled?initialSize=1&maxSize=1");
    jooq();
    mybatis();
    System.exit(0);
  }

  private static void r2dbc(String url) {
    ConnectionFactory factory = ConnectionFactories.get(url);
    Integer answer =
        Mono.usingWhen(
                factory.create(),
                connection ->
                    Flux.from(connection.createStatement("select 42").execute())
                        .flatMap(result -> result.map((row, data) -> row.get(0, Integer.class)))
                        .next(),
                Connection::close)
            .block();
    System.out.println("r2dbc " + answer);
  }

  private static void jooq() throws Exception {
    try (java.sql.Connection connection = DriverManager.getConnection("jdbc:h2:mem:jooq")) {
      System.out.println("jooq " + DSL.using(connection, SQLDialect.H2).fetchValue("select 42"));
    }
  }

  private static void mybatis() {
    Configuration configuration =
        new Configuration(
            new Environment(
                "app",
                new JdbcTransactionFactory(),
                new UnpooledDataSource("org.h2.Driver", "jdbc:h2:mem:mybatis", "sa", "")));
    configuration.addMapper(AuditMapper.class);
    SqlSessionFactory factory = new SqlSessionFactoryBuilder().build(configuration);
    try (SqlSession session = factory.openSession()) {
      System.out.println("mybatis " + session.getMapper(AuditMapper.class).answer());
    }
  }
}
