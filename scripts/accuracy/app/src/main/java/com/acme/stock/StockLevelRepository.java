package com.acme.stock;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** What lies where. */
public interface StockLevelRepository extends JpaRepository<StockLevel, Long> {
  @Query("select coalesce(sum(s.quantity), 0) from StockLevel s where s.product.sku = :sku")
  long quantityOf(String sku);
}
