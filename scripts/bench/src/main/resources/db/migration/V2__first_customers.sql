insert into customer (name) values ('Ada'), ('Grace'), ('Barbara');
insert into purchase (article, bought_on, customer_id) values ('lamp', date '2026-01-05', 1), ('chair', date '2026-02-11', 2);
