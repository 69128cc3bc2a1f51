create table audits (id int primary key, tenant int);
