-- What every service's database has: the tenant policy, the outbox and the inbox.

-- The tenant of the current transaction; null when none was told. After a transaction that told one, the setting is an
-- empty string on that connection, hence nullif.
create function portolan_tenant() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('portolan.tenant', true), '')::uuid;

-- Locks a table with a tenant_id to the current tenant, for its owner too.
create procedure secure_tenant_table(secured regclass)
    language plpgsql as $$
begin
    execute format('alter table %s enable row level security', secured);
    execute format('alter table %s force row level security', secured);
    execute format(
        'create policy tenant on %s using (tenant_id = portolan_tenant()) with check (tenant_id = portolan_tenant())',
        secured);
end
$$;

create table outbox (
    seq bigint generated always as identity primary key,
    id uuid not null,
    tenant_id uuid,
    topic text not null,
    key text not null,
    type text not null,
    payload text,
    traceparent text,
    actor text,
    at timestamptz not null
);
call secure_tenant_table('outbox');
-- Events that belong to no tenant, such as a release's state.
create policy platform on outbox for insert to ${app_role} with check (tenant_id is null);
-- The relay reads and deletes whatever has been committed.
create policy relay_reads on outbox for select to ${cross_role} using (true);
create policy relay_deletes on outbox for delete to ${cross_role} using (true);
grant select, delete on outbox to ${cross_role};
-- Cross-tenant work says what it did by the same way.
create policy cross_appends on outbox for insert to ${cross_role} with check (true);
grant insert on outbox to ${cross_role};

create table inbox (
    consumer text not null,
    event_id uuid not null,
    tenant_id uuid not null,
    at timestamptz not null,
    primary key (consumer, event_id)
);
call secure_tenant_table('inbox');
create index inbox_at on inbox (at);
-- What is older than any redelivery is swept.
create policy sweep_reads on inbox for select to ${cross_role} using (true);
create policy sweep_deletes on inbox for delete to ${cross_role} using (true);
grant select, delete on inbox to ${cross_role};
