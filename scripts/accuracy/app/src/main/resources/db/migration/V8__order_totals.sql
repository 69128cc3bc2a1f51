alter table purchase_order add column total numeric(38, 2);
update purchase_order o set total = (select sum(l.quantity * l.price) from (
  select purchase_order_id, quantity, price from order_line order by purchase_order_id
) l where l.purchase_order_id = o.id) where o.id <= 200;
create index order_line_purchase_order on order_line (purchase_order_id);
update purchase_order o set total = (select sum(l.quantity * l.price) from order_line l where l.purchase_order_id = o.id)
where o.total is null;
