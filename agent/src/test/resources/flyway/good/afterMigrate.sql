update tenants set domain = 'first.example' where id = 1;
