package com.acme.bench;

import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The shop over HTTP. */
@RestController
public class ShopController {
  private final ShopService shop;

  ShopController(ShopService shop) {
    this.shop = shop;
  }

  @GetMapping("/customers")
  List<String> customers(@RequestParam(defaultValue = "") String beginning) {
    return shop.names(beginning);
  }

  @GetMapping("/purchases")
  long purchases(@RequestParam LocalDate since) {
    return shop.purchasesSince(since);
  }
}
