-- What has happened to each tenant, for people to look at and for plugins to react to; bounded by age and by count.
create table tenant_event (
    id uuid primary key,
    tenant_id uuid not null,
    at timestamptz not null,
    type text not null,
    source text not null,
    plugin text,
    subject text,
    actor text,
    data text not null check (length(data) <= 16384),
    -- How many events, each caused by the one before it, led to this one.
    depth int not null
);
call secure_tenant_table('tenant_event');
create index tenant_event_newest on tenant_event (tenant_id, at desc, id desc);
-- What is old goes, whoever's it is.
create policy cross_reads on tenant_event for select to ${cross_role} using (true);
create policy cross_sweeps on tenant_event for delete to ${cross_role} using (true);
grant select (id, tenant_id, at), delete on tenant_event to ${cross_role};

-- Which plugins are to react to an event, and what came of it.
create table event_delivery (
    id uuid primary key,
    tenant_id uuid not null,
    event uuid not null references tenant_event (id) on delete cascade,
    plugin text not null,
    extension text not null,
    state text not null check (state in ('WAITING', 'DELIVERED', 'FAILED')),
    attempts int not null default 0,
    at timestamptz not null,
    error text,
    due_at timestamptz not null,
    claimed_until timestamptz,
    unique (event, plugin, extension)
);
call secure_tenant_table('event_delivery');
create index event_delivery_due on event_delivery (tenant_id, due_at) where state = 'WAITING';
create index event_delivery_failed on event_delivery (tenant_id, event) where state = 'FAILED';
create policy cross_reads on event_delivery for select to ${cross_role} using (true);
grant select (tenant_id, state, due_at, claimed_until) on event_delivery to ${cross_role};
