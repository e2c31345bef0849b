create table installation (
    id uuid primary key,
    tenant_id uuid not null,
    publisher text not null,
    plugin text not null,
    revision bigint not null check (revision > 0),
    digest text not null references release (digest),
    channel text check (channel in ('stable', 'beta')),
    enabled boolean not null,
    desired text not null check (desired in ('ENABLED', 'DISABLED', 'NEEDS_CONFIGURATION', 'UNINSTALLING')),
    configuration text not null check (configuration is json object),
    secrets text not null check (secrets is json object),
    grants text not null check (grants is json array),
    health text not null,
    health_message text,
    health_at timestamptz,
    uninstalled_at timestamptz,
    changed_at timestamptz not null,
    version bigint not null,
    unique (tenant_id, publisher, plugin)
);
call secure_tenant_table('installation');
create index installation_retained on installation (uninstalled_at) where uninstalled_at is not null;

-- History: the application may add to it and, with the installation it belongs to, let it go; never change it.
create table installation_revision (
    id uuid primary key,
    tenant_id uuid not null,
    installation uuid not null,
    revision bigint not null,
    change text not null,
    digest text not null references release (digest),
    channel text,
    enabled boolean not null,
    configuration text not null check (configuration is json object),
    secrets text not null check (secrets is json object),
    grants text not null check (grants is json array),
    diff text not null check (diff is json array),
    author text not null,
    author_name text not null,
    reason text,
    at timestamptz not null,
    unique (tenant_id, installation, revision)
);
call secure_tenant_table('installation_revision');
revoke update on installation_revision from ${app_role};
