create table accounts (id int primary key, secret varchar(200));
