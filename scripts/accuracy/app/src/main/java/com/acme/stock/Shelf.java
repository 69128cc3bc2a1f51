package com.acme.stock;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** A place in a warehouse. */
@Entity
public class Shelf {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String label;

  @ManyToOne(fetch = FetchType.LAZY)
  private Warehouse warehouse;

  public String getLabel() {
    return label;
  }

  public Long getId() {
    return id;
  }
}
