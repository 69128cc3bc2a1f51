insert into nowhere (id, secret) values (7, 'hunter2-literal');
