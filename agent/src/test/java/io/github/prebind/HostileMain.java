package io.github.prebind;

import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Puts secrets wherever an app may have them. All of them contain {@link #TOKEN}; the places are
 * made up so that nothing of it may be seen in the agent's output.
 */
final class HostileMain {
  static final String TOKEN = "s3cr3t";

  private HostileMain() {}

  /** The app's own code, whose exceptions talk too much. */
  static final class Vault {
    private Vault() {}

    static void open(String message) {
      throw new IllegalArgumentException(message);
    }
  }

  public static void main(String[] args) throws Exception {
    statements();
    failingConnects();
    http();
    threads();
    if (args[0].equals("die")) {
      Vault.open(
          "cannot log in to postgres://app:s3cr3tLast@db.internal:5432/app?password=s3cr3tEnd");
    }
    new ServerSocket(0).close();
  }

  private static void statements() throws SQLException {
    String url = "jdbc:h2:mem:vault;USER=sa;PASSWORD=s3cr3tH2";
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE keys(name VARCHAR(90), code VARCHAR(90))");
      statement.execute("INSERT INTO keys VALUES ('s3cr3tName', 's3cr3t''Code')");
      statement
          .executeQuery("SELECT * FROM keys WHERE code = 's3cr3tWhere' -- s3cr3tComment")
          .close();
      statement.execute("CREATE USER teller PASSWORD 's3cr3tUser'");
      statement.addBatch("INSERT INTO keys VALUES ('s3cr3tBatch', $$s3cr3tDollar$$)");
      statement.executeBatch();
      try (PreparedStatement prepared =
          connection.prepareStatement("SELECT 's3cr3tColumn' FROM keys WHERE name = ?")) {
        prepared.setString(1, "s3cr3tParameter");
        prepared.executeQuery().close();
      }
      fails(() -> statement.execute("INSERT INTO nowhere VALUES ('s3cr3tFailing')"));
      fails(() -> statement.execute("SELECT CAST('s3cr3tCast' AS INT)"));
    }
  }

  private static void failingConnects() {
    String[] urls = {
      "jdbc:h2:tcp://localhost:1/~/db;USER=sa;PASSWORD=s3cr3tTcp",
      "jdbc:postgresql://app:s3cr3tInfo@localhost:1/app",
      "jdbc:postgresql://localhost:1/app?user=app&password=s3cr3tPg&sslpassword=s3cr3tSsl",
      "jdbc:nosuchdb://app:s3cr3tNoDriver@localhost:1/app;password=s3cr3tSemicolon"
    };
    for (String url : urls) {
      fails(() -> DriverManager.getConnection(url).close());
      fails(() -> DriverManager.getConnection(url, "app", "s3cr3tArgument").close());
    }
  }

  private static void http() {
    String address =
        "http://app:s3cr3tHttp@localhost:1/s?token=s3cr3tQuery&api_key=s3cr3tKey#s3cr3tHash";
    fails(
        () -> {
          HttpURLConnection connection =
              (HttpURLConnection) URI.create(address).toURL().openConnection();
          connection.setRequestProperty("Authorization", "Bearer s3cr3tBearer");
          connection.getResponseCode();
        });
    fails(
        () ->
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(
                            URI.create("http://localhost:1/s?access_token=s3cr3tAccess"))
                        .header("Authorization", "Basic s3cr3tBasic")
                        .build(),
                    HttpResponse.BodyHandlers.discarding()));
  }

  private static void threads() throws InterruptedException {
    String[] messages = {
      "password=s3cr3tPlain",
      "login failed for {\"password\": \"s3cr3tJson\", \"user\": \"app\"}",
      "Authorization: Bearer s3cr3tHeader.s3cr3tPayload.s3cr3tSignature",
      "redis://:s3cr3tRedis@cache:6379/0 refused",
      "AWS_SECRET_ACCESS_KEY=s3cr3tAws"
    };
    for (String message : messages) {
      Thread thread = new Thread(() -> fails(() -> Vault.open(message)), "poller " + message);
      thread.start();
      thread.join();
    }
  }

  /** What may throw anything. */
  interface Call {
    void run() throws Exception;
  }

  private static void fails(Call call) {
    try {
      call.run();
    } catch (Exception e) {
      // as meant: the agent has seen it
    }
  }
}
