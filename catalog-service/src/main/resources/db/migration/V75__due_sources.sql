-- The first ones due of each tenant are read off these, however many wait behind them.
drop index source_due;
create index source_due on source (due_at, tenant_id) where due_at is not null;
create index source_due_of_tenant on source (tenant_id, due_at) where due_at is not null;
