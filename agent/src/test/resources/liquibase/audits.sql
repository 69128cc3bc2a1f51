--liquibase formatted sql
--changeset ann:audits
create table audits (id int primary key, score int);
