create table product (id bigint primary key, name varchar(255) not null);
insert into product select n, 'Product ' || n from generate_series(1, 500) n;
