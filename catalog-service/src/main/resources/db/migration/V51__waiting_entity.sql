-- What buckets offered and could not have, because somebody else has the name or the plan has no room: taken when an
-- entity goes.
create table waiting_entity (
    tenant_id uuid not null,
    location_id uuid not null references location (id) on delete cascade,
    ref text collate "C" not null,
    -- JSON
    entity text not null,
    primary key (tenant_id, location_id, ref)
);
call secure_tenant_table('waiting_entity');
