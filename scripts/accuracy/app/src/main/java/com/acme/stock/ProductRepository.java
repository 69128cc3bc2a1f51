package com.acme.stock;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The products. */
public interface ProductRepository extends JpaRepository<Product, Long> {
  List<Product> findBySkuStartingWithOrderBySku(String beginning);

  @Query("select count(p) from Product p where p.category = :category")
  long countIn(Category category);
}
