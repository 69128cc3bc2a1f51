insert into tenants values (2, 'two.example');
