-- The end of each tenant's chain: who appends holds it until the entry is committed, so that no number is given twice
-- and none is left out.
create table audit_chain (
    tenant_id uuid primary key,
    seq bigint not null check (seq >= 0),
    hash bytea not null check (length(hash) = 32)
);
call secure_tenant_table('audit_chain');

-- Who did what. Each entry's hash covers the one before (docs/audit.md).
create table audit_entry (
    tenant_id uuid not null,
    seq bigint not null check (seq > 0),
    id uuid not null,
    at timestamptz not null,
    actor_kind text not null check (actor_kind in ('MEMBER', 'STAFF', 'API_TOKEN', 'PLUGIN', 'SERVICE')),
    actor_subject text not null,
    actor_name text,
    in_name_of text,
    in_name_of_name text,
    address text,
    action text not null,
    target_type text not null,
    target_id text not null,
    target_name text,
    change json not null,
    hash bytea not null check (length(hash) = 32),
    primary key (tenant_id, seq),
    unique (tenant_id, id)
);
comment on column audit_entry.change is 'json and not jsonb: the text is kept as it was hashed';
create index audit_entry_at on audit_entry (tenant_id, at);

-- Append-only: the application may read and add. It has neither the right to change or delete nor a policy for it.
alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy tenant_reads on audit_entry for select using (tenant_id = portolan_tenant());
create policy tenant_appends on audit_entry for insert with check (tenant_id = portolan_tenant());
revoke update, delete, truncate on audit_entry from ${app_role};

-- Entries go only with their tenant: when it leaves, erasure takes them out.
create policy cross_sees_leaving on audit_entry for select to ${cross_role} using (
    exists (select from tenant t where t.id = audit_entry.tenant_id and t.state = 'DELETED'));
create policy cross_erases_leaving on audit_entry for delete to ${cross_role} using (
    exists (select from tenant t where t.id = audit_entry.tenant_id and t.state = 'DELETED'));
grant select, delete on audit_entry to ${cross_role};
