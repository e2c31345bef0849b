-- The address at which others call a plugin of a tenant: known by the hash of its token, which is sealed like a secret.
create table webhook_address (
    id uuid primary key,
    tenant_id uuid not null,
    installation uuid not null references installation (id) on delete cascade,
    extension text not null,
    token_hash text not null unique,
    token_version int not null,
    since timestamptz not null,
    last_at timestamptz,
    unique (installation, extension)
);
call secure_tenant_table('webhook_address');
-- Whoever calls says a token and nothing of a tenant.
create policy cross_reads on webhook_address for select to ${cross_role} using (true);
grant select (id, tenant_id, installation, extension, token_hash) on webhook_address to ${cross_role};

-- Messages that were taken a short while ago, so that none is taken twice.
create table webhook_message (
    address uuid not null references webhook_address (id) on delete cascade,
    message text not null,
    tenant_id uuid not null,
    at timestamptz not null,
    primary key (address, message)
);
call secure_tenant_table('webhook_message');
