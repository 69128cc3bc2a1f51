package io.github.prebind;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceConfiguration;

/** Opens a persistence unit, as Jakarta Persistence does it, on an H2 database in memory. */
public final class HibernateUnitMain {
  private HibernateUnitMain() {}

  public static void main(String[] args) {
    PersistenceConfiguration unit =
        new PersistenceConfiguration("tenants")
            .managedClass(Domain.class)
            .property("jakarta.persistence.jdbc.url", "jdbc:h2:mem:unit")
            .property("jakarta.persistence.jdbc.user", "sa")
            .property("jakarta.persistence.schema-generation.database.action", "create");
    try (EntityManagerFactory factory = unit.createEntityManagerFactory()) {
      System.out.println(factory.isOpen() ? "built" : "closed");
    }
  }

  /** What is mapped. */
  @Entity
  public static class Domain {
    @Id private long id;
    private String name;
  }
}
