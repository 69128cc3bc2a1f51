package io.github.prebind;

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
            .addResource("hibernate/tenant.hbm.xml")
            .setProperty("hibernate.connection.url", args[0])
            .setProperty("hibernate.connection.username", "sa")
            .setProperty("hibernate.hbm2ddl.auto", args[1]);
    try (SessionFactory factory = configuration.buildSessionFactory()) {
      System.out.println(factory.isOpen() ? "built" : "closed");
    }
  }

  /** What is mapped; in XML, since the annotations moved from version to version. */
  public static class Tenant {
    private Long id;
    private String domain;

    public Long getId() {
      return id;
    }

    public void setId(Long id) {
      this.id = id;
    }

    public String getDomain() {
      return domain;
    }

    public void setDomain(String domain) {
      this.domain = domain;
    }
  }
}
