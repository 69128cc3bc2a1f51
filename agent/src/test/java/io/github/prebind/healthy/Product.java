package io.github.prebind.healthy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;

/** What can be bought. */
@Entity
public class Product {
  @Id private Long id;
  private String name;
  private BigDecimal price;

  public Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public BigDecimal getPrice() {
    return price;
  }
}
