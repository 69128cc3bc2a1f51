package com.acme.stock;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What was ordered from a supplier on a day. */
@Entity
public class PurchaseOrder {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private LocalDate orderedOn;
  private String state;
  private BigDecimal total;

  @ManyToOne(fetch = FetchType.LAZY)
  private Supplier supplier;

  @OneToMany(mappedBy = "purchaseOrder")
  private List<OrderLine> lines = new ArrayList<>();

  public LocalDate getOrderedOn() {
    return orderedOn;
  }

  public List<OrderLine> getLines() {
    return lines;
  }

  public Long getId() {
    return id;
  }
}
