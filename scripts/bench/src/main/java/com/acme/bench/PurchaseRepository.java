package com.acme.bench;

import java.time.LocalDate;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The purchases in the database. */
public interface PurchaseRepository extends JpaRepository<Purchase, Long> {
  @Query("select count(p) from Purchase p where p.boughtOn >= :day")
  long countSince(LocalDate day);
}
