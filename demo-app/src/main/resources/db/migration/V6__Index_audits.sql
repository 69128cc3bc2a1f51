-- After the backfill: to build an index once is cheaper than to maintain it row by row.
CREATE INDEX audits_verdict ON audits (verdict, audited_at);
CREATE INDEX findings_sentence ON findings (sentence);
