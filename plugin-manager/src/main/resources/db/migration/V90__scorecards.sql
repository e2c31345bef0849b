-- What checks of plugins say of entities: the last answer, and since when it is so.
create table check_result (
    id uuid primary key,
    tenant_id uuid not null,
    check_name text not null,
    entity text not null,
    result text not null check (result in ('PASS', 'FAIL', 'NOT_APPLICABLE')),
    evidence text,
    value double precision,
    at timestamptz not null,
    since timestamptz not null,
    unique (tenant_id, check_name, entity)
);
call secure_tenant_table('check_result');
create index check_result_entity on check_result (tenant_id, entity);

-- Checks put together to levels, by the tenant's admins. A standard one that was removed stays as a mark, so that it does
-- not come again.
create table scorecard (
    id uuid primary key,
    tenant_id uuid not null,
    name text not null,
    description text,
    filter text not null,
    levels text not null,
    standard boolean not null,
    removed boolean not null,
    changed_at timestamptz not null,
    counted_at timestamptz,
    version bigint not null
);
call secure_tenant_table('scorecard');
create unique index scorecard_standard on scorecard (tenant_id) where standard;

-- How each entity stands, counted anew after the checks have run or the scorecard was changed.
create table scorecard_standing (
    id uuid primary key,
    tenant_id uuid not null,
    scorecard uuid not null references scorecard (id) on delete cascade,
    entity text not null,
    title text not null,
    owner text,
    level int not null,
    passed int not null,
    applicable int not null,
    unique (tenant_id, scorecard, entity)
);
call secure_tenant_table('scorecard_standing');

-- How all stood at the end of each day.
create table scorecard_day (
    id uuid primary key,
    tenant_id uuid not null,
    scorecard uuid not null references scorecard (id) on delete cascade,
    day date not null,
    reached text not null,
    unique (tenant_id, scorecard, day)
);
call secure_tenant_table('scorecard_day');

-- When a tenant's checks run next, each time by one process.
create table scorecard_clock (
    id uuid primary key,
    tenant_id uuid not null unique,
    due_at timestamptz,
    claimed_until timestamptz,
    asked bigint not null default 1,
    started_at timestamptz,
    ended_at timestamptz,
    error text
);
call secure_tenant_table('scorecard_clock');
create index scorecard_clock_due on scorecard_clock (due_at) where due_at is not null;
create policy cross_reads on scorecard_clock for select to ${cross_role} using (true);
create policy cross_claims on scorecard_clock for update to ${cross_role} using (true);
grant select, update (claimed_until) on scorecard_clock to ${cross_role};
