package io.github.prebind;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** What a start does with a database, in SQL that all of them understand. */
final class JdbcMain {
  private JdbcMain() {}

  /**
   * Connects with the three arguments and works; says {@code no connection} if it cannot connect.
   */
  public static void main(String[] args) throws SQLException {
    Connection connection;
    try {
      connection = DriverManager.getConnection(args[0], args[1], args[2]);
    } catch (SQLException e) {
      System.out.println("no connection: " + e);
      return;
    }
    try (connection) {
      work(connection);
    }
    System.out.println("done");
  }

  private static void work(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table audits (id int, name varchar(40))");
      for (int i = 0; i < 5; i++) {
        statement.executeUpdate("insert into audits values (" + i + ", 'hunter" + i + "')");
      }
      statement.addBatch("update audits set name = 'hunter7' where id = 1");
      statement.addBatch("update audits set name = 'hunter8' where id = 2");
      statement.executeBatch();
    }
    try (PreparedStatement insert =
        connection.prepareStatement("insert into audits (id, name) values (?, ?)")) {
      for (int i = 10; i < 17; i++) {
        insert.setInt(1, i);
        insert.setString(2, "hunter" + i);
        insert.executeUpdate();
      }
      for (int i = 20; i < 23; i++) {
        insert.setInt(1, i);
        insert.setString(2, "hunter" + i);
        insert.addBatch();
      }
      insert.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
    try (PreparedStatement count =
        connection.prepareStatement(
            "select count(*) from audits where id > ? and name <> 'hunter9'")) {
      count.setInt(1, 1);
      count.executeQuery().close();
      count.execute();
    }
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("select x from no_such_table where name = 'hunter2'");
    } catch (SQLException e) {
      System.out.println("failed as it should");
    }
  }
}
