package io.github.prebind.hooks;

/**
 * The lines that the drivers' tables have in common. Compile-time constants: the class is never
 * loaded.
 *
 * <p>{@code outer} keeps what a driver calls within a call of its own from counting twice, and what
 * stands behind a wrapping driver. {@code addBatch} is an event: the batch is one span when it
 * executes, labelled with its first statement, and counts as one execution however long it is.
 */
final class JdbcLines {
  /** What a {@code Statement} does. */
  static final String STATEMENT =
      """
        execute(Ljava/lang/String;             sql outer arg=0 code : *
        executeQuery(Ljava/lang/String;        sql outer arg=0 code : *
        executeUpdate(Ljava/lang/String;       sql outer arg=0 : *
        executeLargeUpdate(Ljava/lang/String;  sql outer arg=0 : *
        addBatch(Ljava/lang/String;            event arg=0 : -
        clearBatch()                           event : -
        executeBatch()                         sql outer code : *
        executeLargeBatch()                    sql outer code : *
      """;

  /** What a {@code PreparedStatement} does. */
  static final String PREPARED =
      """
        execute()             sql outer code : *
        executeQuery()        sql outer code : *
        executeUpdate()       sql outer : *
        executeLargeUpdate()  sql outer : *
      """;

  /** What a {@code PreparedStatement} does that can be prepared only. */
  static final String PREPARED_BATCH =
      """
        executeBatch()       sql outer code : *
        executeLargeBatch()  sql outer code : *
      """;

  /** What a {@code Connection} does. */
  static final String CONNECTION =
      """
        prepareStatement(Ljava/lang/String;  event arg=0 : -
        prepareCall(Ljava/lang/String;       event arg=0 : -
        commit()                             sql outer : COMMIT
      """;

  /** What a {@code Driver} does. */
  static final String DRIVER =
      """
        connect(Ljava/lang/String;Ljava/util/Properties;  connect outer arg=0 code : *
      """;

  /** What a {@code DataSource} does that opens a connection itself. */
  static final String DATA_SOURCE =
      """
        getConnection  connect outer code : *
      """;

  private JdbcLines() {}
}
