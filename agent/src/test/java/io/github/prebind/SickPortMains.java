package io.github.prebind;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Small apps that are sick in their environment, their port or their readiness. */
final class SickPortMains {
  private static final Path REPORT = Path.of("start.json");

  /** Kept open. */
  private static HttpServer server;

  private SickPortMains() {}

  /** Healthy: says so in its first line, and answers on a port of its own choice. */
  static final class Server {
    public static void main(String[] args) throws IOException, InterruptedException {
      System.err.println("the app begins");
      server = HttpServer.create(new InetSocketAddress(0), 0);
      server.start();
      new CountDownLatch(1).await();
    }
  }

  /** Opens its port at once, and can serve only so many milliseconds after its process began. */
  static final class Slow {
    public static void main(String[] args) throws IOException, InterruptedException {
      Instant started = ProcessHandle.current().info().startInstant().orElseThrow();
      Instant serves = started.plusMillis(Long.parseLong(args[0]));
      server = HttpServer.create(new InetSocketAddress(0), 0);
      server.createContext(
          "/health",
          exchange -> {
            exchange.sendResponseHeaders(Instant.now().isBefore(serves) ? 503 : 200, -1);
            exchange.close();
          });
      server.start();
      new CountDownLatch(1).await();
    }
  }

  /** Does its work and ends. */
  static final class Batch {
    public static void main(String[] args) {
      System.out.println("done");
    }
  }

  /** Waits for an order that never comes before it would open its port. */
  static final class Waiting {
    private static final CountDownLatch ORDER = new CountDownLatch(1);

    public static void main(String[] args) throws IOException, InterruptedException {
      Thread main = Thread.currentThread();
      new Thread(() -> poll(main), "poller").start();
      ORDER.await();
      new ServerSocket(0).close();
    }

    private static void poll(Thread main) {
      try {
        while (main.getState() != Thread.State.WAITING) {
          Thread.sleep(1);
        }
        System.out.println("the app waits");
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        // nobody does
      }
    }
  }

  /** A Spring Boot app with a path that answers at once, and a runner. */
  static final class Boot {
    public static void main(String[] args) {
      SpringApplication app = new SpringApplication(Shop.class);
      app.setDefaultProperties(Map.of("server.port", "0"));
      app.run(args);
    }
  }

  /** The app. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Shop {
    @Bean
    Health health() {
      return new Health();
    }

    @Bean
    ApplicationRunner warmup(Environment environment) {
      return new Warmup(environment.getProperty("warmup", "none"));
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
      System.out.println("the app serves");
    }
  }

  /** Works behind the bind: not at all, for long, or until the path has answered and longer. */
  static final class Warmup implements ApplicationRunner {
    private final String how;

    Warmup(String how) {
      this.how = how;
    }

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
      if (how.equals("long")) {
        Instant started = ProcessHandle.current().info().startInstant().orElseThrow();
        Thread.sleep(2_500 + Duration.between(started, Instant.now()).toMillis() / 4);
      } else if (how.equals("answered")) {
        while (!Files.exists(REPORT) || !Files.readString(REPORT).contains("GET /health")) {
          Thread.sleep(10);
        }
        Thread.sleep(1_200);
      }
    }
  }

  /** Lives, and says so. */
  @RestController
  static class Health {
    @GetMapping("/health")
    String health() {
      return "alive";
    }
  }
}
