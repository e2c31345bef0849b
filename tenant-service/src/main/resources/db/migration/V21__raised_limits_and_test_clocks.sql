-- Limits raised beyond the plan's stand in the tenant's row: they are read wherever the row is, changed under its lock, and
-- published with its version.
alter table tenant
    add column raised_limits text not null default '{}',
    add column raised_until timestamptz,
    add column test boolean not null default false,
    add constraint tenant_raised_check check ((raised_limits = '{}') = (raised_until is null));
comment on column tenant.raised_limits is 'JSON: name of the limit to its value and its end';
comment on column tenant.raised_until is 'when the first of them ends';
create index tenant_raised on tenant (raised_until) where raised_until is not null;

-- What time it is for a test tenant; without a row, it is what it is for everybody.
create table test_clock (
    tenant_id uuid primary key,
    at timestamptz not null
);
call secure_tenant_table('test_clock');
-- The schedule reads what is due by it.
create policy cross_reads on test_clock for select to ${cross_role} using (true);
grant select on test_clock to ${cross_role};
