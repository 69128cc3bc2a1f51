insert into supplier (name, country, lead_days)
select 'Supplier ' || n, (array['AT', 'CH', 'DE', 'DK', 'FR', 'IT', 'NL', 'PL'])[1 + n % 8], 2 + n % 20
from generate_series(1, 400) as n;
