package io.github.prebind.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcUrlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc:postgresql://db.example.com:5432/app?user=u&password=p | postgresql db.example.com:5432/app | jdbc:postgresql://db.example.com:5432/app",
        "jdbc:postgresql://u:p@h:1/app                | postgresql h:1/app       | jdbc:postgresql://h:1/app",
        "jdbc:postgresql://h1:1,h2:2/app              | postgresql h1:1,h2:2/app | jdbc:postgresql://h1:1,h2:2/app",
        "jdbc:postgresql://[::1]:5432/app             | postgresql [::1]:5432/app | jdbc:postgresql://[::1]:5432/app",
        "jdbc:postgresql:app                          | postgresql app           | jdbc:postgresql:app",
        "jdbc:pgsql://h/app                           | postgresql h/app         | jdbc:pgsql://h/app",
        "jdbc:mysql://h:3306/app?password=p           | mysql h:3306/app         | jdbc:mysql://h:3306/app",
        "jdbc:mysql:loadbalance://a:1,b:2/app         | mysql a:1,b:2/app        | jdbc:mysql:loadbalance://a:1,b:2/app",
        "jdbc:mysql://(host=h,port=3306,password=p)/app | mysql h:3306           | jdbc:mysql://h:3306",
        "jdbc:mysql://address=(host=h)(port=1)(password=p)/app | mysql h:1       | jdbc:mysql://h:1",
        "jdbc:mariadb://h/app                         | mariadb h/app            | jdbc:mariadb://h/app",
        "jdbc:h2:mem:test;USER=sa;PASSWORD=p          | h2 mem:test              | jdbc:h2:mem:test",
        "jdbc:h2:tcp://h:9092/~/test;PASSWORD=p       | h2 h:9092/~/test         | jdbc:h2:tcp://h:9092/~/test",
        "jdbc:h2:file:C:/data/x;CIPHER=AES            | h2 file:C:/data/x        | jdbc:h2:file:C:/data/x",
        "jdbc:hsqldb:hsql://h/x;user=sa;password=p    | hsqldb h/x               | jdbc:hsqldb:hsql://h/x",
        "jdbc:derby:memory:x;create=true;password=p   | derby memory:x           | jdbc:derby:memory:x",
        "jdbc:derby://h:1527/x;password=p             | derby h:1527/x           | jdbc:derby://h:1527/x",
        "jdbc:sqlite::memory:                         | sqlite :memory:          | jdbc:sqlite::memory:",
        "jdbc:sqlite:/var/x.db?cipher=a&key=p         | sqlite /var/x.db         | jdbc:sqlite:/var/x.db",
        "jdbc:sqlserver://h\\i:1433;databaseName=app;user=u;password=p | sqlserver h\\i:1433/app | jdbc:sqlserver://h\\i:1433/app",
        "jdbc:jtds:sqlserver://h:1433/app;password=p  | sqlserver h:1433/app     | jdbc:jtds:sqlserver://h:1433/app",
        "jdbc:oracle:thin:u/p@h:1521:sid              | oracle h:1521:sid        | jdbc:oracle:thin:@//h:1521:sid",
        "jdbc:oracle:thin:@//h:1521/app               | oracle h:1521/app        | jdbc:oracle:thin:@//h:1521/app",
        "jdbc:oracle:thin:u/p@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=h)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=app))) | oracle h:1521/app | jdbc:oracle:thin:@//h:1521/app",
        "jdbc:p6spy:mysql://h/app                     | mysql h/app              | jdbc:p6spy:mysql://h/app",
        "jdbc:acme:PersonalAccessToken=t;Base=b       | acme ***                 | jdbc:acme:***",
        "jdbc:db2:SAMPLE:password=p;user=u;           | db2 ***                  | jdbc:db2:***",
        "JDBC:Acme:what/ever                          | acme what/ever           | JDBC:Acme:what/ever",
      })
  void tellsProductAndAddress(String url, String label, String safe) {
    JdbcUrl parsed = JdbcUrl.of(url);
    assertThat(parsed.label()).isEqualTo(label);
    assertThat(parsed.safe()).isEqualTo(safe);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://u:hunter2@h/app",
        "jdbc:postgresql://u:hunter2/@h/app",
        "jdbc:postgresql://u:hunter2?x@h/app",
        "jdbc:postgresql://u:x@hunter2@h/app",
        "jdbc:postgresql://hunter2:12/34@h/app",
        "jdbc:postgresql://hunter2:12?34@h/app",
        "jdbc:postgresql://h/app?password=hunter2",
        "jdbc:postgresql:app?password=hunter2",
        "jdbc:mysql://h/app;hunter2",
        "jdbc:mysql://(host=h,password=hunter2)/app",
        "jdbc:mysql://u:hunter2@[(host=h)]/app",
        "jdbc:oracle:thin:u/hunter2@h:1521:sid",
        "jdbc:oracle:thin:u/hunt@hunter2@//h",
        "jdbc:oracle:oci8:u/hunter2",
        "jdbc:sqlserver://h;password={hunter2};databaseName=x",
        "jdbc:h2:mem:x;PASSWORD=hunter2",
        "jdbc:acme:u:hunter2@h/app",
        "jdbc:hunter2 is no scheme",
        "hunter2",
        "postgres://u:hunter2@h/app",
      })
  void leavesSecretsOut(String url) {
    JdbcUrl parsed = JdbcUrl.of(url);
    assertThat(parsed.label()).doesNotContain("hunter2");
    assertThat(String.valueOf(parsed.safe())).doesNotContain("hunter2");
  }
}
