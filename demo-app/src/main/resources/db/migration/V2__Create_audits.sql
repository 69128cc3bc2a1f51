-- The newest audit of a domain; the verdicts and policies are the names of the Java enums.
CREATE TABLE audits (
  domain_id BIGINT PRIMARY KEY REFERENCES domains (id) ON DELETE CASCADE,
  verdict VARCHAR(20) NOT NULL,
  spf_policy VARCHAR(20) NOT NULL,
  spf_lookups INTEGER NOT NULL,
  dmarc_policy VARCHAR(20) NOT NULL,
  dmarc_percent INTEGER NOT NULL,
  dmarc_from VARCHAR(253) NOT NULL,
  mx VARCHAR(4000) NOT NULL,
  audited_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE TABLE findings (
  domain_id BIGINT NOT NULL REFERENCES audits (domain_id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  sentence VARCHAR(1000) NOT NULL,
  PRIMARY KEY (domain_id, place)
);
