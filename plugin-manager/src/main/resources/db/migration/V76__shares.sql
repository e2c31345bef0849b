-- Names of what plugins keep at the catalog (entities, additions to entities, documents of the search), so that what a whole
-- listing does not name any more can be taken out. `run` is the last one that named it.
create table share_entry (
    tenant_id uuid not null,
    installation uuid not null references installation (id) on delete cascade,
    -- Empty for what a plugin keeps outside of its extensions.
    extension text not null,
    name text collate "C" not null,
    run bigint not null,
    primary key (tenant_id, installation, extension, name)
);
call secure_tenant_table('share_entry');

-- Entities that have come or changed, for processors to look at.
create table processor_entry (
    tenant_id uuid not null,
    installation uuid not null references installation (id) on delete cascade,
    extension text not null,
    ref text collate "C" not null,
    -- Counts its changes: who has looked at one takes out only that.
    changes bigint not null default 1,
    primary key (tenant_id, installation, extension, ref)
);
call secure_tenant_table('processor_entry');
