package io.github.prebind;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * A Spring Boot web app with a slow bean and two runners. With the argument {@code failing} a bean
 * of it fails, with {@code child} it is the child of another run, with {@code runner} it is no web
 * app and a runner opens the port. Compiled once, it runs on Boot 2, 3 and 4.
 */
final class SpringBootApp {
  static final long SLOW_BEAN_MILLIS = 150;

  /** Kept open. */
  private static ServerSocket port;

  private SpringBootApp() {}

  public static void main(String[] args) throws InterruptedException {
    String how = args.length > 0 ? args[0] : "";
    String[] web = {"--server.port=0", "--how=" + how};
    if (how.equals("runner")) {
      new SpringApplicationBuilder(Shop.class).web(WebApplicationType.NONE).run(web);
      new CountDownLatch(1).await();
    } else if (how.equals("child")) {
      new SpringApplicationBuilder(Parent.class)
          .web(WebApplicationType.NONE)
          .child(Shop.class)
          .web(WebApplicationType.SERVLET)
          .run(web);
    } else {
      SpringApplication.run(Shop.class, web);
    }
  }

  /** Takes its time. */
  static final class Catalogue implements InitializingBean {
    @Override
    public void afterPropertiesSet() throws InterruptedException {
      Thread.sleep(SLOW_BEAN_MILLIS);
    }
  }

  /** Needs the catalogue, and fails if told so. */
  static final class Orders {
    Orders(Catalogue catalogue, boolean failing) {
      if (failing) {
        throw new IllegalStateException("no order book");
      }
    }
  }

  /** Runs after the refresh; opens the port if told so. */
  static final class Warmup implements ApplicationRunner {
    private final boolean opensPort;

    Warmup(boolean opensPort) {
      this.opensPort = opensPort;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
      if (opensPort) {
        port = new ServerSocket(0);
      }
    }
  }

  /** The app. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Shop {
    @Bean
    Catalogue catalogue() {
      return new Catalogue();
    }

    @Bean
    Orders orders(Catalogue catalogue, Environment environment) {
      return new Orders(catalogue, how(environment).equals("failing"));
    }

    @Bean
    @Order(2)
    Warmup warmup(Environment environment) {
      return new Warmup(how(environment).equals("runner"));
    }

    @Bean
    @Order(1)
    CommandLineRunner greeting() {
      return arguments -> {};
    }

    private static String how(Environment environment) {
      return environment.getProperty("how", "");
    }
  }

  /** Has its own ready, which says nothing of the app's. */
  @Configuration(proxyBeanMethods = false)
  static class Parent {
    @EventListener
    void ready(ApplicationReadyEvent event) {
      System.out.println("a context is ready");
    }
  }
}
