create table note (
    id uuid primary key,
    tenant_id uuid not null,
    text text not null
);
call secure_tenant_table('note');
