-- A tenant on its way out, and, when it is gone, the report on its erasure. What names persons is emptied then.
create table offboarding (
    id uuid primary key,
    tenant_id uuid not null unique check (tenant_id = id),
    state text not null check (state in ('WINDOW', 'ERASING', 'ERASED')),
    came_from text not null,
    reason text,
    requested_at timestamptz not null,
    erase_at timestamptz not null,
    step text check (step in ('CLOSE', 'CATALOG', 'PLUGINS', 'FAREWELL', 'ACCOUNTS', 'ROWS', 'CHECK')),
    claims int not null,
    failures int not null,
    due_at timestamptz not null,
    leased_until timestamptz,
    error text,
    outcomes text not null check (outcomes is json array),
    finished_at timestamptz,
    check ((state = 'ERASING') = (step is not null))
);
create index offboarding_due on offboarding (due_at) where state <> 'ERASED';
call secure_tenant_table('offboarding');
-- The worker looks at every window and claims what is due, whoever's it is.
create policy cross_reads on offboarding for select to ${cross_role} using (true);
create policy cross_claims on offboarding for update to ${cross_role} using (true);
grant select, update on offboarding to ${cross_role};
