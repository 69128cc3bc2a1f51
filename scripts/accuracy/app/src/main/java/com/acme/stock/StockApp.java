package com.acme.stock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * A Spring Boot service of middling size: web, JPA with eight entities, ten migrations, PostgreSQL.
 */
@SpringBootApplication
public class StockApp {
  public static void main(String[] arguments) {
    SpringApplication.run(StockApp.class, arguments);
  }
}
