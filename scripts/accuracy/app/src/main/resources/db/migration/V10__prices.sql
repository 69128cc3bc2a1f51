update product p set price = coalesce((select max(l.price) from order_line l where l.product_id = p.id), 9.99);
alter table product alter column price set not null;
alter table purchase_order alter column total set not null;
analyze product;
analyze stock_level;
analyze order_line;
