package com.acme.stock;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** One whom products are bought from. */
@Entity
public class Supplier {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String name;
  private String country;
  private int leadDays;

  public String getName() {
    return name;
  }

  public String getCountry() {
    return country;
  }

  public int getLeadDays() {
    return leadDays;
  }

  public Long getId() {
    return id;
  }
}
