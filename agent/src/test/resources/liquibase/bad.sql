--liquibase formatted sql
--changeset ann:accounts
create table accounts (id int primary key, secret varchar(200));
--changeset ben:lost-table
insert into nowhere (id, secret) values (7, 'hunter2-literal');
