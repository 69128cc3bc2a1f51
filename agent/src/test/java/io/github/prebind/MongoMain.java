package io.github.prebind;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;

/** Sends a command to the server at the first argument's port, and fails to at the second's. */
final class MongoMain {
  private MongoMain() {}

  public static void main(String[] args) {
    for (String port : args) {
      String limit = port.equals(args[0]) ? "60000" : "800";
      String url = "mongodb://localhost:" + port + "/?serverSelectionTimeoutMS=" + limit;
      try (MongoClient client = MongoClients.create(url)) {
        for (int j = 0; j < 3; j++) {
          System.out.println(client.getDatabase("app").runCommand(new Document("ping", 1)));
        }
      } catch (MongoException e) {
        System.out.println("no answer: " + e.getMessage());
      }
    }
    System.exit(0);
  }
}
