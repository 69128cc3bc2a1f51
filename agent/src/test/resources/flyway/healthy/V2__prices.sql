alter table product add column price numeric(38, 2);
create index product_name on product (name);
