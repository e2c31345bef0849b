-- What a tenant takes out. The files are in the database, so that any node can go on with them or hand them out.
create table export (
    id uuid primary key,
    tenant_id uuid not null,
    state text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
    progress int not null check (progress between 0 and 100),
    attempts int not null,
    created_at timestamptz not null,
    due_at timestamptz not null,
    leased_until timestamptz,
    finished_at timestamptz,
    bytes bigint,
    sha256 text,
    expires_at timestamptz,
    check ((state = 'DONE') = (sha256 is not null))
);
create unique index export_unfinished on export (tenant_id) where state in ('WAITING', 'RUNNING');
create index export_due on export (due_at) where state in ('WAITING', 'RUNNING');
create index export_expires_at on export (expires_at);
call secure_tenant_table('export');
-- The worker claims what is due, whoever's it is.
create policy cross_reads on export for select to ${cross_role} using (true);
create policy cross_claims on export for update to ${cross_role} using (true);
grant select, update on export to ${cross_role};

-- The files that are gathered so far.
create table export_part (
    export uuid not null references export on delete cascade,
    tenant_id uuid not null,
    path text not null,
    lines bigint not null,
    bytes bigint not null,
    sha256 text not null,
    primary key (export, path)
);
call secure_tenant_table('export_part');

-- Their content in pieces of at most 1 MiB, and in the end that of the archive alone.
create table export_chunk (
    export uuid not null references export on delete cascade,
    tenant_id uuid not null,
    path text not null,
    seq int not null,
    content bytea not null,
    primary key (export, path, seq)
);
call secure_tenant_table('export_chunk');
