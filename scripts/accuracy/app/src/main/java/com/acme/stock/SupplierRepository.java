package com.acme.stock;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** Those whom products are bought from. */
public interface SupplierRepository extends JpaRepository<Supplier, Long> {
  List<Supplier> findByCountry(String country);
}
