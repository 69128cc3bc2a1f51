--liquibase formatted sql
--changeset ann:invoices
create table invoices (id int primary key);
insert into nowhere values (1);
