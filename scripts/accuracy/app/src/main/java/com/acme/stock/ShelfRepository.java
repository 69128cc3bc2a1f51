package com.acme.stock;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The shelves of all warehouses. */
public interface ShelfRepository extends JpaRepository<Shelf, Long> {
  List<Shelf> findByWarehouse(Warehouse warehouse);
}
