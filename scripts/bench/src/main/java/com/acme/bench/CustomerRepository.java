package com.acme.bench;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The customers in the database. */
public interface CustomerRepository extends JpaRepository<Customer, Long> {
  List<Customer> findByNameStartingWith(String beginning);
}
