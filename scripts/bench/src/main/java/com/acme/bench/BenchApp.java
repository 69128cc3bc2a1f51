package com.acme.bench;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A small Spring Boot service as there are many: web, JPA, Flyway, H2 in memory. */
@SpringBootApplication
public class BenchApp {
  public static void main(String[] arguments) {
    SpringApplication.run(BenchApp.class, arguments);
  }
}
