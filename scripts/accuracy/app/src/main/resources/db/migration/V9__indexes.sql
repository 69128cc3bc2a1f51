create index product_category on product (category_id);
create index product_supplier on product (supplier_id);
create index stock_level_product on stock_level (product_id);
create index stock_level_shelf on stock_level (shelf_id);
create index order_line_product on order_line (product_id);
create index purchase_order_ordered_on on purchase_order (ordered_on);
create index purchase_order_supplier on purchase_order (supplier_id);
