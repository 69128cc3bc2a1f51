create or replace view tenant_count as select count(*) as n from tenants;
