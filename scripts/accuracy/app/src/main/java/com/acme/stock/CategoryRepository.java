package com.acme.stock;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The catalogue's categories. */
public interface CategoryRepository extends JpaRepository<Category, Long> {
  List<Category> findByParentIsNullOrderByName();

  List<Category> findByParentOrderByName(Category parent);
}
