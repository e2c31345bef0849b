-- Imports from other portals, at most one under way in a tenant. The token is in no table: it is held while reading only.
create table import_run (
    id uuid primary key,
    tenant_id uuid not null,
    url text not null,
    state text not null check (state in ('reading', 'ready', 'importing', 'done', 'failed')),
    done integer not null default 0,
    total integer,
    count_take integer not null default 0,
    count_change integer not null default 0,
    count_same integer not null default 0,
    count_refuse integer not null default 0,
    error text,
    -- who has said that it may take
    confirmed_by text,
    started_at timestamptz not null,
    finished_at timestamptz,
    -- while it reads or imports: a process that gives no sign of life has lost it
    claimed_until timestamptz
);
create index import_run_tenant on import_run (tenant_id, id);
create index import_run_due on import_run (claimed_until) where state in ('reading', 'importing');
call secure_tenant_table('import_run');
create policy cross_read on import_run for select to ${cross_role} using (true);
create policy cross_claim on import_run for update to ${cross_role} using (true) with check (true);
grant select (id, tenant_id, state, claimed_until), update (state, claimed_until, error, finished_at)
    on import_run to ${cross_role};

create table import_item (
    tenant_id uuid not null,
    import_id uuid not null references import_run (id) on delete cascade,
    ref text collate "C" not null,
    verdict text not null check (verdict in ('take', 'change', 'same', 'refuse')),
    location text,
    errors text not null default '[]',
    entity text,
    primary key (tenant_id, import_id, ref)
);
create index import_item_run on import_item (import_id);
call secure_tenant_table('import_item');
