package com.acme.stock;

import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The stock over HTTP. */
@RestController
public class StockController {
  private final StockService stock;
  private final CategoryTree categories;

  StockController(StockService stock, CategoryTree categories) {
    this.stock = stock;
    this.categories = categories;
  }

  @GetMapping("/categories")
  List<String> categories() {
    return categories.lines();
  }

  @GetMapping("/products")
  List<String> products(@RequestParam String beginning) {
    return stock.skus(beginning);
  }

  @GetMapping("/products/{sku}/quantity")
  long quantity(@PathVariable String sku) {
    return stock.quantity(sku);
  }

  @GetMapping("/orders")
  long orders(@RequestParam LocalDate since) {
    return stock.ordersSince(since);
  }

  @GetMapping("/suppliers")
  List<String> suppliers(@RequestParam String country) {
    return stock.suppliers(country);
  }

  @GetMapping("/warehouses")
  List<String> warehouses(@RequestParam String city) {
    return stock.warehouses(city);
  }
}
