package io.github.prebind;

import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Spring 6.2 and later: two beans that are created at once, on threads of an executor. */
final class SpringBackgroundApp {
  static final int MILLIS = 600;

  private SpringBackgroundApp() {}

  public static void main(String[] args) throws Exception {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Shop.class);
    new ServerSocket(0).close();
    context.close();
  }

  /** Takes its time. */
  static final class Slow implements InitializingBean {
    private final int millis;

    Slow(int millis) {
      this.millis = millis;
    }

    @Override
    public void afterPropertiesSet() {
      long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
      for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
    }
  }

  /** The app. */
  @Configuration
  static class Shop {
    @Bean
    ThreadPoolTaskExecutor bootstrapExecutor() {
      ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
      executor.setCorePoolSize(2);
      return executor;
    }

    @Bean(bootstrap = Bean.Bootstrap.BACKGROUND)
    Slow catalog() {
      return new Slow(MILLIS);
    }

    @Bean(bootstrap = Bean.Bootstrap.BACKGROUND)
    Slow prices() {
      return new Slow(MILLIS / 2);
    }
  }
}
