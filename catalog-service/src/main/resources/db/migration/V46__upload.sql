-- Texts with entities that stand nowhere but here.
create table upload (
    location_id uuid primary key references location (id) on delete cascade,
    tenant_id uuid not null,
    content text not null,
    changed_at timestamptz not null
);
call secure_tenant_table('upload');
