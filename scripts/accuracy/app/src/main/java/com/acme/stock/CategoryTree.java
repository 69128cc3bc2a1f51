package com.acme.stock;

import jakarta.annotation.PostConstruct;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The categories in the order of a menu, read once at the start: a query for each, as many apps do.
 */
@Component
public class CategoryTree {
  private final CategoryRepository categories;
  private final ProductRepository products;
  private final List<String> lines = new ArrayList<>();

  CategoryTree(CategoryRepository categories, ProductRepository products) {
    this.categories = categories;
    this.products = products;
  }

  @PostConstruct
  void load() {
    for (Category top : categories.findByParentIsNullOrderByName()) {
      add(top, "");
    }
  }

  private void add(Category category, String indent) {
    lines.add(indent + category.getName() + " (" + products.countIn(category) + ")");
    for (Category child : categories.findByParentOrderByName(category)) {
      add(child, indent + "  ");
    }
  }

  public List<String> lines() {
    return lines;
  }
}
