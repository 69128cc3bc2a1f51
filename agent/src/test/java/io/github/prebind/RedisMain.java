package io.github.prebind;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.exceptions.JedisException;

/** Reads a key from the port that is the second argument, and fails to from the third. */
final class RedisMain {
  private RedisMain() {}

  public static void main(String[] args) {
    boolean jedis = args[0].equals("jedis");
    for (int i = 1; i <= 2; i++) {
      int port = Integer.parseInt(args[i]);
      try {
        System.out.println("value " + (jedis ? jedis(port) : lettuce(port)));
      } catch (JedisException | RedisException e) {
        System.out.println("no value: " + e.getMessage());
      }
    }
    System.exit(0);
  }

  @SuppressWarnings("deprecation") // the pool that all versions have
  private static String jedis(int port) {
    GenericObjectPoolConfig<Jedis> one = new GenericObjectPoolConfig<>();
    one.setMaxTotal(1);
    try (JedisPool pool = new JedisPool(one, "localhost", port, 20_000, "hunter2")) {
      try (Jedis redis = pool.getResource()) {
        redis.get("warmup");
      }
      try (Jedis redis = pool.getResource()) {
        return redis.get("key");
      }
    }
  }

  private static String lettuce(int port) {
    RedisURI uri = RedisURI.create("redis://:hunter2@localhost:" + port);
    uri.setTimeout(Duration.ofSeconds(20));
    RedisClient client = RedisClient.create(uri);
    try (StatefulRedisConnection<String, String> connection = client.connect()) {
      return connection.sync().get("key");
    }
  }
}
