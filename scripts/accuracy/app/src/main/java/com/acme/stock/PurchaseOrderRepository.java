package com.acme.stock;

import java.time.LocalDate;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The orders. */
public interface PurchaseOrderRepository extends JpaRepository<PurchaseOrder, Long> {
  @Query("select count(o) from PurchaseOrder o where o.orderedOn >= :day")
  long countSince(LocalDate day);
}
