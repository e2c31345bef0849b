-- What plugins add to entities that others keep, and the relations in it, both directions of each.
create table overlay (
    tenant_id uuid not null,
    provider text collate "C" not null,
    ref text collate "C" not null,
    body text not null check (body is json object),
    primary key (tenant_id, ref, provider)
);
create index overlay_provider on overlay (tenant_id, provider);
call secure_tenant_table('overlay');

create table overlay_relation (
    tenant_id uuid not null,
    provider text collate "C" not null,
    ref text collate "C" not null,
    source_ref text collate "C" not null,
    type text collate "C" not null,
    target_ref text collate "C" not null,
    primary key (tenant_id, ref, provider, source_ref, type, target_ref),
    foreign key (tenant_id, ref, provider) references overlay (tenant_id, ref, provider) on delete cascade
);
create index overlay_relation_source on overlay_relation (tenant_id, source_ref);
call secure_tenant_table('overlay_relation');
