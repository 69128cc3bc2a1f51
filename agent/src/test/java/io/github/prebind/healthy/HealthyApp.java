package io.github.prebind.healthy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring Boot with the web, JPA, Flyway and HikariCP, and nothing wrong with it. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class HealthyApp {
  public static void main(String[] args) {
    SpringApplication app = new SpringApplication(HealthyApp.class);
    app.setDefaultProperties(
        Map.of(
            "server.port", "${PORT}",
            "spring.jpa.hibernate.ddl-auto", "validate",
            "spring.flyway.locations", "classpath:flyway/healthy"));
    app.run(args);
  }

  @Bean
  Catalogue catalogue(EntityManagerFactory factory) {
    return new Catalogue(factory);
  }

  /** Asks the database once, while it is made. */
  static final class Catalogue {
    final long size;

    Catalogue(EntityManagerFactory factory) {
      try (EntityManager manager = factory.createEntityManager()) {
        size = manager.createQuery("select count(p) from Product p", Long.class).getSingleResult();
      }
      System.out.println(size + " products");
    }
  }
}
