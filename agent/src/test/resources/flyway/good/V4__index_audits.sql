create index audits_tenant on audits (tenant);
