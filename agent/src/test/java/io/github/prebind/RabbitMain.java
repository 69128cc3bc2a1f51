package io.github.prebind;

import com.rabbitmq.client.Address;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * Connects to the first argument's port, by the factory's address and by one given with the call.
 */
final class RabbitMain {
  private RabbitMain() {}

  public static void main(String[] args) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost("localhost");
    factory.setPort(Integer.parseInt(args[0]));
    factory.setPassword("hunter2");
    try (Connection connection = factory.newConnection()) {
      System.out.println("connected " + connection.isOpen());
    }
    try (Connection connection =
        factory.newConnection(List.of(new Address("127.0.0.1", Integer.parseInt(args[1]))))) {
      System.out.println("connected " + connection.isOpen());
    } catch (IOException | TimeoutException e) {
      System.out.println("not connected: " + e);
    }
    System.exit(0);
  }
}
