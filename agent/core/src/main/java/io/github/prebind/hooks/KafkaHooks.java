package io.github.prebind.hooks;

import io.github.prebind.weave.Hook;

/**
 * Does the start wait for a Kafka broker?
 *
 * <p>Read: kafka-clients 0.11, 2.0, 2.8, 4.4; tested: 2.8, 4.4.
 *
 * <p>The clients are made without asking anybody. A producer waits for the metadata of a topic when
 * it sends the first record to it, for a minute if there is no broker; an admin client's answers
 * are futures, such as those for which Spring waits when it creates topics; a consumer works within
 * its polls.
 */
public final class KafkaHooks extends HookSet {
  static final String TABLE =
      """
      org.apache.kafka.clients.producer.internals.ProducerMetadata  org.apache.kafka.clients.Metadata
        awaitUpdate/2       connect outer : *
      org.apache.kafka.clients.producer.KafkaProducer
        initTransactions    wait outer : Kafka initTransactions
      org.apache.kafka.clients.consumer.KafkaConsumer
        poll/1              wait outer : Kafka poll
        partitionsFor       wait outer : Kafka partitionsFor
        listTopics          wait outer : Kafka listTopics
      org.apache.kafka.common.internals.KafkaFutureImpl
        get                 wait outer : Kafka admin request
      """;

  @Override
  public String label(Hook hook, Object self, Object argument) {
    Object address = ConnectLabel.first(AppObject.field(self, "bootstrapAddresses"));
    if (address != null) {
      return ConnectLabel.of("kafka", address);
    }
    // Before 3.8 it does not keep what it was given, but begins with it as its only nodes.
    Object nodes = AppObject.call(AppObject.call(self, "fetch"), "nodes");
    Object node = ConnectLabel.first(nodes);
    int port = AppObject.call(node, "port") instanceof Integer number ? number : -1;
    return ConnectLabel.of("kafka", AppObject.text(node, "host"), port);
  }
}
