-- A data key for each tenant, sealed by the key-encryption key.
create table tenant_key (
    id uuid primary key,
    tenant_id uuid not null unique,
    sealed bytea not null,
    at timestamptz not null
);
call secure_tenant_table('tenant_key');

-- The tokens with which sources are read at other hosts. Token and webhook secret are sealed.
create table connection (
    id uuid primary key,
    tenant_id uuid not null,
    version bigint not null default 0,
    kind text not null check (kind in ('github', 'gitlab', 'bitbucket', 'azure', 'gitea', 'http')),
    host text not null,
    name text not null,
    username text,
    token bytea not null,
    webhook bytea,
    created_at timestamptz not null,
    last_used_at timestamptz,
    last_error text,
    unique (tenant_id, host)
);
call secure_tenant_table('connection');
