package io.github.prebind.sick;

import java.io.IOException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A Spring app, one bean of which builds something large. */
public final class BeanDominates {
  private BeanDominates() {}

  public static void main(String[] args) throws IOException {
    try (AnnotationConfigApplicationContext context =
        new AnnotationConfigApplicationContext(Shop.class)) {
      Port.open();
      System.out.println("open in " + context.getId());
    }
  }

  /** Has a method of the user's own, which is seen in it. */
  static final class SearchIndex {
    SearchIndex() {
      Work.burn(5_000);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Shop {
    @Bean
    SearchIndex searchIndex() {
      return new SearchIndex();
    }
  }
}
