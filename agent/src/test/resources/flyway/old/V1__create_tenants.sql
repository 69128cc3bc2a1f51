create table tenants (id int primary key, domain varchar(200));
insert into tenants values (1, 'one.example');
