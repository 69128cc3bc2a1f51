package io.github.prebind.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL server for one test class, with a fresh database for each test. */
final class Postgres implements AutoCloseable {
  /** The number in the app's lock; written out, since it is what an operator would look for. */
  static final long LOCK = 0x64656d6f2d617070L;

  private final EmbeddedPostgres server;
  private int databases;

  Postgres() throws IOException {
    server = EmbeddedPostgres.builder().start();
  }

  /** Creates a database, owned by a user with a password full of special characters. */
  Database database() throws SQLException {
    String name = "demo" + ++databases;
    try (Connection admin = server.getPostgresDatabase().getConnection();
        Statement statement = admin.createStatement()) {
      statement.execute("CREATE ROLE " + name + " LOGIN PASSWORD 'p@ss/w:rd%'");
      statement.execute("CREATE DATABASE " + name + " OWNER " + name);
    }
    return new Database(name, server.getPort());
  }

  record Database(String name, int port) {
    /** As a platform would put it into DATABASE_URL. */
    String url() {
      return "postgres://" + name + ":p%40ss%2Fw%3Ard%25@localhost:" + port + "/" + name;
    }

    Connection connect() throws SQLException {
      String jdbc = "jdbc:postgresql://localhost:" + port + "/" + name;
      return DriverManager.getConnection(jdbc, name, "p@ss/w:rd%");
    }

    List<String> column(String query) throws SQLException {
      List<String> values = new ArrayList<>();
      try (Connection connection = connect();
          Statement select = connection.createStatement();
          ResultSet row = select.executeQuery(query)) {
        while (row.next()) {
          values.add(row.getString(1));
        }
      }
      return values;
    }

    void execute(String sql) throws SQLException {
      try (Connection connection = connect();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    /** Takes the migration lock, as another instance would, until closed. */
    Held holdMigrationLock() throws SQLException {
      return new Held(this, "SELECT pg_advisory_lock(" + LOCK + ")");
    }

    /** Keeps all others from a table, until closed. */
    Held holdTable(String table) throws SQLException {
      return new Held(this, "LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
    }
  }

  /** What a connection with an open transaction keeps from others. */
  static final class Held implements AutoCloseable {
    private final Connection connection;

    private Held(Database database, String sql) throws SQLException {
      connection = database.connect();
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    void release() throws SQLException {
      connection.close();
    }

    @Override
    public void close() throws SQLException {
      release();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
