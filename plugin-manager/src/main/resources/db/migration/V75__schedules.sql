-- Extensions that the platform calls by itself: when next, how far the run has come, how the last one went. `attempts` counts
-- how often a row was taken, so that whoever has lost its lease is known; `asked` how often a run was asked for.
create table extension_schedule (
    id uuid primary key,
    tenant_id uuid not null,
    installation uuid not null references installation (id) on delete cascade,
    extension text not null,
    point text not null,
    active boolean not null,
    due_at timestamptz,
    claimed_until timestamptz,
    asked bigint not null default 1,
    attempts int not null default 0,
    failures int not null default 0,
    -- What the next run is for. An event is there as long as it is the only one.
    reason text not null check (reason in ('SCHEDULE', 'CHANGE', 'EVENT', 'MANUAL')),
    events int not null default 0,
    event text check (event is json object),
    -- The run that is under way.
    run bigint not null default 0,
    run_reason text check (run_reason in ('SCHEDULE', 'CHANGE', 'EVENT', 'MANUAL')),
    run_event text check (run_event is json object),
    started_at timestamptz,
    position text,
    done bigint,
    total bigint,
    -- What came of those before.
    ended_at timestamptz,
    well_since timestamptz,
    kept bigint not null default 0,
    error text,
    -- How much of it the catalog has found fault with.
    troubles int not null default 0,
    unique (tenant_id, installation, extension)
);
call secure_tenant_table('extension_schedule');
create index extension_schedule_due on extension_schedule (due_at) where due_at is not null;
create policy cross_reads on extension_schedule for select to ${cross_role} using (true);
create policy cross_claims on extension_schedule for update to ${cross_role} using (true);
grant select, update (claimed_until, attempts) on extension_schedule to ${cross_role};
