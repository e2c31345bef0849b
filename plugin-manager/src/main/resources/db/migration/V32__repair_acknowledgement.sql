-- Which notes an admin has read: the newest of each kind of an installation. What needs a mend cannot be read away.
create table repair_acknowledgement (
    id uuid primary key,
    tenant_id uuid not null,
    installation uuid not null,
    kind text not null,
    since timestamptz not null,
    by_subject text not null,
    at timestamptz not null,
    version bigint not null,
    unique (tenant_id, installation, kind)
);
call secure_tenant_table('repair_acknowledgement');
