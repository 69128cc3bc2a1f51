package com.acme.stock;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the stock can be asked. */
@Service
@Transactional(readOnly = true)
public class StockService {
  private final ProductRepository products;
  private final StockLevelRepository levels;
  private final PurchaseOrderRepository orders;
  private final SupplierRepository suppliers;
  private final WarehouseRepository warehouses;

  StockService(
      ProductRepository products,
      StockLevelRepository levels,
      PurchaseOrderRepository orders,
      SupplierRepository suppliers,
      WarehouseRepository warehouses) {
    this.products = products;
    this.levels = levels;
    this.orders = orders;
    this.suppliers = suppliers;
    this.warehouses = warehouses;
  }

  public List<String> skus(String beginning) {
    return products.findBySkuStartingWithOrderBySku(beginning).stream()
        .map(Product::getSku)
        .toList();
  }

  public long quantity(String sku) {
    return levels.quantityOf(sku);
  }

  public long ordersSince(LocalDate day) {
    return orders.countSince(day);
  }

  public List<String> suppliers(String country) {
    return suppliers.findByCountry(country).stream().map(Supplier::getName).toList();
  }

  public List<String> warehouses(String city) {
    return warehouses.findByCity(city).stream().map(Warehouse::getName).toList();
  }
}
