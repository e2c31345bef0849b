create table space (
    id uuid primary key,
    tenant_id uuid not null unique,
    slug text not null,
    name text not null,
    created_at timestamptz not null
);
call secure_tenant_table('space');

-- What tokens said of the plan, until tenant-service says so itself.
create table plan_limit (
    id uuid primary key,
    tenant_id uuid not null unique,
    entities bigint not null
);
call secure_tenant_table('plan_limit');

-- What was registered.
create table location (
    id uuid primary key,
    tenant_id uuid not null,
    type text not null,
    target text not null,
    ref text not null,
    created_at timestamptz not null,
    unique (tenant_id, type, target)
);
call secure_tenant_table('location');

-- How reading each location stands: also the queue of what is to be read.
create table source (
    location_id uuid primary key references location (id) on delete cascade,
    tenant_id uuid not null,
    ref text not null,
    target text not null,
    state text not null check (state in ('pending', 'reading', 'ok', 'failed')),
    due_at timestamptz not null,
    claimed_until timestamptz,
    -- counts the wishes to read it, so that one that comes during a reading is not lost
    wanted bigint not null default 1,
    -- read all of it, even where no file has changed
    whole boolean not null default true,
    last_read_at timestamptz,
    entities integer not null default 0,
    findings text not null default '[]',
    -- references that another location holds, or that the plan had no room for
    refused text[] not null default '{}'
);
create index source_due on source (due_at);
create index source_tenant on source (tenant_id, location_id);
call secure_tenant_table('source');
create policy cross_read on source for select to ${cross_role} using (true);
create policy cross_claim on source for update to ${cross_role} using (true) with check (true);
grant select, update on source to ${cross_role};

-- The files of a location as they were when they were last read.
create table source_file (
    tenant_id uuid not null,
    location_id uuid not null references location (id) on delete cascade,
    url text not null,
    etag text,
    content bytea not null,
    primary key (tenant_id, location_id, url)
);
call secure_tenant_table('source_file');

-- Small toast target: what lists are made of stays on few pages, the bodies are read for one page of a list only.
create table entity (
    id uuid primary key,
    tenant_id uuid not null,
    ref text collate "C" not null,
    file text not null,
    source_hash text not null,
    processed text not null,
    body text,
    etag text,
    errors text[] not null default '{}',
    orphaned_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (tenant_id, ref)
) with (toast_tuple_target = 256);
create index entity_tenant on entity (tenant_id, id);
create index entity_orphan on entity (orphaned_at) where orphaned_at is not null;
call secure_tenant_table('entity');
create policy cross_read on entity for select to ${cross_role} using (true);
grant select (tenant_id, orphaned_at) on entity to ${cross_role};

-- Which location leads to which entity, by way of which Location entity. The root of a location is its own parent.
create table emission (
    tenant_id uuid not null,
    location_id uuid not null references location (id) on delete cascade,
    parent_ref text collate "C" not null,
    ref text collate "C" not null,
    file text not null,
    primary key (tenant_id, location_id, parent_ref, ref)
);
create index emission_ref on emission (tenant_id, ref);
call secure_tenant_table('emission');

create table relation (
    tenant_id uuid not null,
    origin uuid not null references entity (id) on delete cascade,
    source_ref text collate "C" not null,
    type text collate "C" not null,
    target_ref text collate "C" not null,
    primary key (tenant_id, origin, source_ref, type, target_ref)
);
create index relation_source on relation (tenant_id, source_ref);
create index relation_origin on relation (origin);
call secure_tenant_table('relation');

create table search (
    tenant_id uuid not null,
    entity_id uuid not null references entity (id) on delete cascade,
    key text collate "C" not null,
    value text collate "C",
    original text collate "C",
    smallest boolean not null
);
create unique index search_value on search (tenant_id, key, value, entity_id) nulls not distinct;
create index search_order on search (tenant_id, key, value, entity_id) where smallest;
create index search_facet on search (tenant_id, key, original, entity_id) where original is not null;
create index search_entity on search (entity_id);
call secure_tenant_table('search');
