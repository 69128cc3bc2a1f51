package io.github.prebind;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Asks the broker at the port that is the argument for all that a start may ask it for. */
final class KafkaMain {
  private KafkaMain() {}

  public static void main(String[] args) throws Exception {
    Map<String, Object> broker =
        Map.of(
            "bootstrap.servers", "localhost:" + args[0],
            "max.block.ms", "600",
            "request.timeout.ms", "600",
            "default.api.timeout.ms", "600",
            "group.id", "app",
            "security.protocol", "PLAINTEXT");
    try (Admin admin = Admin.create(broker)) {
      admin.listTopics().names().get();
    } catch (ExecutionException e) {
      System.out.println("no admin: " + e.getMessage());
    }
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(broker, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>("audits", "one")).get();
    } catch (ExecutionException | KafkaException e) {
      System.out.println("no producer: " + e.getMessage());
    }
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(broker, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of("audits"));
      consumer.poll(Duration.ofMillis(600));
      consumer.partitionsFor("audits");
    } catch (KafkaException e) {
      System.out.println("no consumer: " + e.getMessage());
    }
    System.exit(0);
  }
}
