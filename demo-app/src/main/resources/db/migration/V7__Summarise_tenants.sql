-- What /tenants shows, so that it need not count all audits each time.
CREATE TABLE tenant_summary (
  tenant_id BIGINT PRIMARY KEY REFERENCES tenants (id) ON DELETE CASCADE,
  domains INTEGER NOT NULL,
  protected INTEGER NOT NULL,
  partial INTEGER NOT NULL,
  exposed INTEGER NOT NULL
);

INSERT INTO tenant_summary (tenant_id, domains, protected, partial, exposed)
SELECT t.id,
       COUNT(a.domain_id),
       COUNT(CASE WHEN a.verdict = 'PROTECTED' THEN 1 END),
       COUNT(CASE WHEN a.verdict = 'PARTIAL' THEN 1 END),
       COUNT(CASE WHEN a.verdict = 'EXPOSED' THEN 1 END)
FROM tenants t
LEFT JOIN domains d ON d.tenant_id = t.id
LEFT JOIN audits a ON a.domain_id = d.id
GROUP BY t.id;
