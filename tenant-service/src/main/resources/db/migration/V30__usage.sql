-- Metered facts, each once, as long as anything could bring them again; and what they add up to, which stays.
create table usage_event (
    tenant_id uuid not null,
    source text not null,
    id text not null,
    meter text not null,
    quantity bigint not null check (quantity >= 0),
    at timestamptz not null,
    day date not null,
    taken_at timestamptz not null,
    primary key (tenant_id, source, id)
);
comment on column usage_event.day is 'the day of at in the zone that the tenant had when the event was taken';
create index usage_event_latest on usage_event (tenant_id, meter, at desc);
create index usage_event_taken_at on usage_event (taken_at);
call secure_tenant_table('usage_event');
create policy sweep_reads on usage_event for select to ${cross_role} using (true);
create policy sweep_deletes on usage_event for delete to ${cross_role} using (true);
grant select (tenant_id, source, id, taken_at), delete on usage_event to ${cross_role};

create table usage_day (
    tenant_id uuid not null,
    day date not null,
    meter text not null,
    quantity bigint not null check (quantity >= 0),
    primary key (tenant_id, day, meter)
);
call secure_tenant_table('usage_day');
