-- What plugins remember: small values by key, each installation its own.
create table kv_entry (
    tenant_id uuid not null,
    installation uuid not null references installation (id) on delete cascade,
    key text collate "C" not null,
    value text not null check (value is json),
    bytes int not null check (bytes > 0),
    expires_at timestamptz,
    changed_at timestamptz not null,
    primary key (tenant_id, installation, key)
);
call secure_tenant_table('kv_entry');

-- How much that is, and whose turn it is to change it.
create table kv_usage (
    tenant_id uuid not null,
    installation uuid not null references installation (id) on delete cascade,
    bytes bigint not null default 0,
    primary key (tenant_id, installation)
);
call secure_tenant_table('kv_usage');
