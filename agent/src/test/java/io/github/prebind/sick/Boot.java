package io.github.prebind.sick;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
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

/** A Spring Boot app with a path that answers at once, and a runner. */
public final class Boot {
  private static final Path REPORT = Path.of("start.json");

  private Boot() {}

  public static void main(String[] args) {
    SpringApplication app = new SpringApplication(Shop.class);
    app.setDefaultProperties(Map.of("server.port", "0"));
    app.run(args);
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
