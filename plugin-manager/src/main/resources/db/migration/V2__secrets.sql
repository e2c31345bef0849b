-- A data key for each tenant, sealed by the key-encryption key.
create table tenant_key (
    id uuid primary key,
    tenant_id uuid not null unique,
    sealed bytea not null,
    at timestamptz not null
);
call secure_tenant_table('tenant_key');

create table secret (
    id uuid primary key,
    tenant_id uuid not null,
    installation uuid not null,
    field text not null,
    version int not null,
    destination text,
    sealed bytea not null,
    at timestamptz not null,
    unique (tenant_id, installation, field, version)
);
call secure_tenant_table('secret');
