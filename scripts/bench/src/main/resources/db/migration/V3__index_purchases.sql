create index purchase_bought_on on purchase (bought_on);
