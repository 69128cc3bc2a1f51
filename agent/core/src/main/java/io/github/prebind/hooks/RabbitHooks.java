package io.github.prebind.hooks;

import io.github.prebind.weave.Hook;

/**
 * How long does the app wait for RabbitMQ, and which one?
 *
 * <p>Read: amqp-client 4.0, 5.9, 5.37; tested: 4.12, 5.37. All the ways to ask for a connection end
 * in the method with three parameters, which tries one address after the other.
 */
public final class RabbitHooks extends HookSet {
  static final String TABLE =
      """
      com.rabbitmq.client.ConnectionFactory
        newConnection/3  connect outer arg=1 : *
      """;

  private static final int AMQP = 5672;

  /** The argument is an array, a list or a resolver of addresses; a resolver is not asked. */
  @Override
  public String label(Hook hook, Object factory, Object addresses) {
    Object address = AppObject.field(addresses, "address");
    if (address == null) {
      address = ConnectLabel.first(AppObject.field(addresses, "addresses"));
    }
    if (address == null) {
      address = ConnectLabel.first(addresses);
    }
    String host = AppObject.text(address, "getHost");
    if (host == null) {
      return ConnectLabel.of("rabbitmq", factory);
    }
    int port = AppObject.call(address, "getPort") instanceof Integer number ? number : -1;
    return ConnectLabel.of("rabbitmq", host, port > 0 ? port : AMQP);
  }
}
