package io.github.prebind;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Spring without Boot: a context with a bean that opens the port, and a child context before it.
 */
final class SpringApp {
  private SpringApp() {}

  public static void main(String[] args) throws InterruptedException {
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      context.register(Shop.class);
      context.refresh();
      Thread.currentThread().join();
    }
  }

  /** Listens from its creation on, where only the machine itself can connect. */
  static final class Server implements InitializingBean, DisposableBean {
    private ServerSocket port;

    @Override
    public void afterPropertiesSet() throws IOException {
      port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @Override
    public void destroy() throws IOException {
      port.close();
    }
  }

  /** A context of its own, whose end of refresh says nothing of the app's. */
  static final class Plugins implements InitializingBean {
    private final AnnotationConfigApplicationContext own = new AnnotationConfigApplicationContext();

    Plugins(ApplicationContext parent) {
      own.setParent(parent);
    }

    @Override
    public void afterPropertiesSet() {
      own.refresh();
    }
  }

  /** The app. */
  @Configuration
  static class Shop {
    @Bean
    Plugins plugins(ApplicationContext context) {
      return new Plugins(context);
    }

    @Bean
    Server server(Plugins plugins) {
      return new Server();
    }
  }
}
