package io.github.prebind.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFingerprintTest {
  private static final int MYSQL = SqlTokens.MYSQL | SqlTokens.QUOTES_HOLD_TEXT;

  private final SqlFingerprint fingerprints = new SqlFingerprint();

  private String of(String sql) {
    return fingerprints.of(sql, 0);
  }

  private String ofMysql(String sql) {
    return fingerprints.of(sql, MYSQL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "select 1                                     | select ?",
        "select  a ,b\\n\\tfrom  t                    | select a ,b from t",
        "select * from t1 where a2 = 17 and b=-1.5e-3 | select * from t1 where a2 = ? and b=?",
        "select 1-1, a-1, .5, t.x, 0xFFee, 1_000      | select ?-?, a-?, ?, t.x, ?, ?",
        "select 'it''s', N'x', E'a\\\\'b', x'ff', ''    | select ?, ?, ?, ?, ?",
        "select q'[it's]', nq'!a'b!', Q'(x)y)'         | select ?, ?, ?",
        "select date '2020-01-01', DATE'2020-01-01'   | select date ?, DATE?",
        "do $$ begin x('y'); end $$                   | do ?",
        "select $tag$ a $ $b$ ' $tag$, $1, $2         | select ?, ?, ?",
        "select a::int, :name, @v, :1 from t#x        | select a::int, :name, @v, :? from t#x",
        "select \"Id\", \"u\".\"n\" from \"T\"         | select \"Id\", \"u\".\"n\" from \"T\"",
        "select \"hunter 2\", \"1a\", \"a''b\", \"\"   | select ?, ?, ?, ?",
        "select [Order Details].[a b] from `x y`       | select [Order Details].[a b] from `x y`",
        "a in (1,2, 3) and b in ( ?, ? ) or c in (?)  | a in (?) and b in ( ? ) or c in (?)",
        "a in (1, b, 2, 3) and x = f(1, 2)            | a in (?, b, ?) and x = f(?, ?)",
        "(a,b) in ((1,2),(3,4)) and c in (select 1)   | (a,b) in ((?,?)) and c in (select ?)",
        "array[1,2,3] @> a                            | array[?] @> a",
        "x values (1, 'a'), (2, f(')')) , (3, (4))    | x values (?, ?)",
        "x values (1),(2) on conflict (a) do nothing  | x values (?) on conflict (a) do nothing",
        "x values (1) on duplicate key update a = values(a), b = 2 | x values (?) on duplicate key update a = values(a), b = ?",
        "x values (1, NULL, true), (2, 'a', false)    | x values (?, ?, ?)",
        "a is null and b = NULL and not true          | a is null and b = ? and not true",
        "select 1 -- it's me\\n from t                | select ? from t",
        "select /* it's */ 1 /*+ hint(x) */           | select ?",
        "select /* a /* b */ c */ 1                   | select ?",
        "/* only */                                   | (empty statement)",
        "x 'never closed                              | x ?",
        "x $$never closed                             | x ?",
        "x /* never closed                            | x",
      })
  void keepsWhatIsTheSameFromCallToCall(String sql, String expected) {
    String text = sql.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\");
    assertThat(of(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "select \"s3cret\" from t                      | select ? from t",
        "select 1--1                                  | select ?-?",
        "select 1 # it's\\n+ 2                        | select ? + ?",
        "/*!40101 SET names = utf8 */                 | SET names = utf8",
        "select `a``b` from t -- x                    | select `a``b` from t",
      })
  void readsMysqlsOwnWays(String sql, String expected) {
    assertThat(ofMysql(sql.replace("\\n", "\n"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE USER x PASSWORD 'hunter2'",
        "CREATE USER x PASSWORD \"hunter2\"",
        "CREATE USER IF NOT EXISTS x PASSWORD hunter2",
        "create user 'x'@'%' identified by 'hunter2' require ssl",
        "CREATE USER x IDENTIFIED BY hunter2",
        "CREATE USER x IDENTIFIED BY \"hunter2\"",
        "alter user x identified by x replace hunter2",
        "ALTER USER x IDENTIFIED BY hunter2!$% REPLACE hunter2",
        "GRANT CONNECT TO a, b IDENTIFIED BY x, hunter2",
        "CREATE USER x IDENTIFIED WITH p BY PASSWORD 'hunter2'",
        "ALTER ROLE x WITH LOGIN ENCRYPTED PASSWORD 'hunter2'",
        "alter role x password $$hunter2$$",
        "CREATE LOGIN x WITH PASSWORD = N'hunter2', CHECK_POLICY = OFF",
        "ALTER LOGIN x WITH PASSWORD = \"hunter2\" OLD_PASSWORD = \"hunter2\"",
        "create database link l connect to u identified by hunter2 using 'x'",
        "SET PASSWORD FOR x = PASSWORD('hunter2')",
        "SET PASSWORD hunter2",
        "SET PASSWORD \"hunter2\"",
        "PRAGMA key = \"hunter2\"",
        "ATTACH DATABASE \"hunter2\" AS x KEY 'hunter2'",
        "select 1; create user x identified by hunter2",
        "select 'a\\', 'hunter2'",
        "select 'a\\' hunter2'",
        "select \"a\\\" hunter2\"",
        "select /* /* */ 'x */ hunter2 '",
        "insert into t values ('x'), ('a\\', 'hunter2')",
        "select 1 -- hunter2",
        "select 1 /* hunter2 */",
        "select 1 /*+ hunter2 */",
      })
  void aPasswordNeverSurvives(String sql) {
    assertThat(of(sql)).doesNotContain("hunter2");
    assertThat(ofMysql(sql)).doesNotContain("hunter2");
    assertThat(fingerprints.of(sql, SqlTokens.QUOTES_HOLD_TEXT)).doesNotContain("hunter2");
  }

  @Test
  void aColumnMayBeCalledPassword() {
    assertThat(of("select password from users where password = 'x'"))
        .isEqualTo("select password from users where password = ?");
    assertThat(of("create table users (id int, password varchar(255))"))
        .isEqualTo("create table users (id int, password varchar(?))");
    assertThat(of("update users set password = ?, name = ?"))
        .isEqualTo("update users set password = ?, name = ?");
  }

  @Test
  void stopsWhereTwoDatabasesWouldReadAStringDifferently() {
    assertThat(of("select 'a', 'C:\\', b from t")).isEqualTo("select ?, ?...");
    assertThat(of("select 'a\\\\', b from t")).isEqualTo("select ?, b from t");
  }

  @Test
  void isAtMost300CharactersLong() {
    String text = of("select " + "abcdefghi, ".repeat(100));
    assertThat(text).hasSize(300).startsWith("select abcdefghi").endsWith("...");
    assertThat(of("select " + "?, ".repeat(10_000))).hasSizeLessThanOrEqualTo(300).endsWith("...");
  }

  @Test
  void aBatchOfAnyLengthHasOneFingerprint() {
    String row = "(1, 'abc', now())";
    String expected = "insert into t values (?, ?, now())";
    assertThat(of("insert into t values " + row)).isEqualTo(expected);
    assertThat(of("insert into t values " + (row + ", ").repeat(500) + row)).isEqualTo(expected);
  }

  @Test
  void callsThatDifferInLiteralsShareOneText() {
    String first = of("insert into audit (id, name) values (1, 'a')");
    assertThat(of("insert into audit (id, name) values (2, 'bcd')")).isSameAs(first);
  }

  @Test
  void moreStatementsThanPlacesStillGetTheirOwnText() {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 3 * SqlFingerprint.SLOTS; i++) {
        assertThat(of("select a from t" + i + " where b = " + i))
            .isEqualTo("select a from t" + i + " where b = ?");
      }
    }
  }

  @Test
  void readsAnythingWithoutFailing() {
    String parts = "'\"`$?([)],;-/*+.:#@!\\ \nabeqnx019_é";
    java.util.Random random = new java.util.Random(1);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder sql = new StringBuilder();
      for (int size = random.nextInt(24); size > 0; size--) {
        sql.append(parts.charAt(random.nextInt(parts.length())));
      }
      for (int dialect = 0; dialect < 4; dialect++) {
        assertThat(fingerprints.of(sql.toString(), dialect)).hasSizeLessThanOrEqualTo(300);
      }
    }
  }
}
