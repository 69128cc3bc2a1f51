package io.github.prebind;

import java.lang.ref.WeakReference;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** A Spring Boot app that is scraped; says when the agent has left it, and what of it remains. */
final class MetersApp {
  private MetersApp() {}

  public static void main(String[] args) throws Exception {
    WeakReference<ClassLoader> loader = new WeakReference<>(LeavingMain.agentLoader());
    SpringApplication.run(
        Shop.class, "--server.port=0", "--management.endpoints.web.exposure.include=prometheus");
    LeavingMain.awaitLeaving();
    LeavingMain.lookForRemains(loader);
    System.out.println("LEFT");
    new CountDownLatch(1).await();
  }

  /** Nothing but a web server. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Shop {}
}
