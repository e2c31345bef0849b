-- What search knows of each thing. A row that is gone stays for a while as a mark, so that indexes in memory hear of it.
create sequence search_document_seq;
create table search_document (
    tenant_id uuid not null,
    -- entity, and one day pages of documentation and documents of plugins
    area text collate "C" not null,
    key text collate "C" not null,
    -- grows with each change within a tenant: who has read up to a number asks for what is greater
    seq bigint not null,
    gone_at timestamptz,
    name text not null,
    title text,
    description text,
    tags text not null default '',
    kind text,
    type text,
    owner text,
    primary key (tenant_id, area, key)
);
create unique index search_document_changes on search_document (tenant_id, seq);
create index search_document_gone on search_document (tenant_id, gone_at) where gone_at is not null;
call secure_tenant_table('search_document');

-- Tenants whose entities of before search all have documents.
create table search_filled (
    tenant_id uuid primary key,
    at timestamptz not null
);
call secure_tenant_table('search_filled');
