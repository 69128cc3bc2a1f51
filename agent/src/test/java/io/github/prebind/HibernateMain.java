package io.github.prebind;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/**
 * Builds a session factory on the database of the first argument, with the hbm2ddl action of the
 * second.
 */
public final class HibernateMain {
  private HibernateMain() {}

  public static void main(String[] args) {
    Configuration configuration =
        new Configuration()
            .addAnnotatedClass(Tenant.class)
            .setProperty("hibernate.connection.url", args[0])
            .setProperty("hibernate.connection.username", "sa")
            .setProperty("hibernate.hbm2ddl.auto", args[1]);
    try (SessionFactory factory = configuration.buildSessionFactory()) {
      System.out.println(factory.isOpen() ? "built" : "closed");
    }
  }

  /** What is mapped. */
  @Entity
  @Table(name = "tenants")
  public static class Tenant {
    @Id private Long id;
    private String domain;
  }
}
