INSERT INTO tenants (id, name, domain) VALUES
  (1, 'Harbor & Pine Outfitters', 'harborpine.example'),
  (2, 'Lumen Clinics', 'lumenclinics.example'),
  (3, 'Tidewater Freight', 'tidewaterfreight.example'),
  (4, 'Brightside Schools', 'brightsideschools.example'),
  (5, 'Oak Street Press', 'oakstreetpress.example'),
  (6, 'Civic Ledger', 'civicledger.example');
