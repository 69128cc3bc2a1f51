package com.acme.stock;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;

/** A building full of shelves. */
@Entity
public class Warehouse {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String name;
  private String city;

  @OneToMany(mappedBy = "warehouse")
  private List<Shelf> shelves = new ArrayList<>();

  public String getName() {
    return name;
  }

  public List<Shelf> getShelves() {
    return shelves;
  }

  public Long getId() {
    return id;
  }
}
