package io.github.prebind.hooks;

import java.util.List;

/**
 * How many rows a statement gave back, where its driver holds all of them or their number already.
 * Only fields and pure getters are read: nothing is asked of the database, and no call of JDBC is
 * made that the app has not made itself. Reflection costs microseconds, so it is for slow
 * statements only. Stateless.
 *
 * <p>The fields are those of pgjdbc 42.7, H2 2.5, Connector/J 26.10 of MySQL and 4.0 of MariaDB.
 * Drivers that fetch rows piece by piece, as SQL Server's and Oracle's do, do not know.
 */
final class ResultRows {
  static final long UNKNOWN = -1;

  private ResultRows() {}

  /** Of a result set that {@code executeQuery} has returned. */
  static long of(Object results) {
    if (results == null) {
      return UNKNOWN;
    }
    String owner = results.getClass().getName();
    if (owner.startsWith("org.postgresql.")) {
      boolean more = AppObject.field(results, "cursor") != null;
      return !more && AppObject.field(results, "rows") instanceof List<?> rows
          ? rows.size()
          : UNKNOWN;
    }
    if (owner.startsWith("org.h2.")) {
      return number(AppObject.call(AppObject.field(results, "result"), "getRowCount"));
    }
    if (owner.startsWith("com.mysql.")) {
      return number(AppObject.call(AppObject.field(results, "rowData"), "size"));
    }
    if (owner.startsWith("org.mariadb.")) {
      boolean all = Boolean.TRUE.equals(AppObject.field(results, "loaded"));
      return all ? number(AppObject.field(results, "dataSize")) : UNKNOWN;
    }
    return UNKNOWN;
  }

  /** Of a statement whose {@code execute} has returned, whatever that gave. */
  static long ofExecuted(Object statement) {
    String owner = statement == null ? "" : statement.getClass().getName();
    if (owner.startsWith("org.postgresql.")) {
      Object result = AppObject.field(statement, "result");
      Object rows = AppObject.call(result, "getResultSet");
      return rows == null ? number(AppObject.call(result, "getUpdateCount")) : of(rows);
    }
    if (owner.startsWith("org.h2.")) {
      Object rows = AppObject.field(statement, "resultSet");
      return rows == null ? number(AppObject.field(statement, "updateCount")) : of(rows);
    }
    return UNKNOWN;
  }

  /** What {@code executeBatch} has returned, together; a driver need not know of each. */
  static long ofBatch(Object counts) {
    long sum = 0;
    if (counts instanceof int[] some) {
      for (int count : some) {
        if (count < 0) {
          return UNKNOWN;
        }
        sum += count;
      }
      return sum;
    }
    if (counts instanceof long[] some) {
      for (long count : some) {
        if (count < 0) {
          return UNKNOWN;
        }
        sum += count;
      }
      return sum;
    }
    return UNKNOWN;
  }

  private static long number(Object value) {
    return value instanceof Number number ? number.longValue() : UNKNOWN;
  }
}
