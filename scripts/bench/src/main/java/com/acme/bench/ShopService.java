package com.acme.bench;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the shop can be asked. */
@Service
public class ShopService {
  private final CustomerRepository customers;
  private final PurchaseRepository purchases;

  ShopService(CustomerRepository customers, PurchaseRepository purchases) {
    this.customers = customers;
    this.purchases = purchases;
  }

  @Transactional(readOnly = true)
  public List<String> names(String beginning) {
    return customers.findByNameStartingWith(beginning).stream().map(Customer::getName).toList();
  }

  @Transactional(readOnly = true)
  public long purchasesSince(LocalDate day) {
    return purchases.countSince(day);
  }
}
