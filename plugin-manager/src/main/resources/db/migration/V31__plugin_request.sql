-- What members ask for who may not install. The application may change what became of a request, never what was asked.
create table plugin_request (
    id uuid primary key,
    tenant_id uuid not null,
    publisher text not null,
    plugin text not null,
    wanted text,
    note text,
    subject text not null,
    name text not null,
    at timestamptz not null,
    state text not null check (state in ('OPEN', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
    decided_by text,
    decided_name text,
    decided_at timestamptz,
    reason text,
    version bigint not null,
    check ((state = 'OPEN') = (decided_at is null))
);
call secure_tenant_table('plugin_request');
create unique index plugin_request_open on plugin_request (tenant_id, publisher, plugin, subject) where state = 'OPEN';
create index plugin_request_newest on plugin_request (tenant_id, id desc);
