package com.acme.stock;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The warehouses. */
public interface WarehouseRepository extends JpaRepository<Warehouse, Long> {
  List<Warehouse> findByCity(String city);
}
