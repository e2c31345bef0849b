-- Every change of every entity.
create table history (
    tenant_id uuid not null,
    ref text collate "C" not null,
    version integer not null,
    at timestamptz not null,
    operation text not null check (operation in ('created', 'changed', 'deleted')),
    -- JSON
    cause text not null,
    etag text,
    -- JSON
    differences text not null,
    -- gzip of the JSON; the present version has none: it is the entity itself until the next one comes
    body bytea,
    latest boolean not null,
    primary key (tenant_id, ref, version)
);
alter table history alter column body set storage external;
-- Rows come in the order of time, and only the sweep asks for it.
create index history_at on history using brin (at);
call secure_tenant_table('history');
create policy sweep_reads on history for select to ${cross_role} using (true);
create policy sweep_deletes on history for delete to ${cross_role} using (true);
grant select (tenant_id, ref, version, at, latest, operation), delete on history to ${cross_role};
