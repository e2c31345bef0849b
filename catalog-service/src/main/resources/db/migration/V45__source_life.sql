alter table source
    -- how often it is read; null for the default
    add column every_seconds integer check (every_seconds between 60 and 604800),
    -- which state of it was read last: a commit, an ETag
    add column revision text,
    -- how many readings in a row could not have it at all
    add column failures integer not null default 0,
    -- how far a reading is that is under way, as JSON
    add column progress text,
    -- its entities come by themselves: there is nothing to be read, and it is never due
    add column pushed boolean not null default false,
    alter column due_at drop not null;

-- What is wrong in sources, a row each, so that all of a tenant can be listed by time.
create table finding (
    id uuid primary key,
    tenant_id uuid not null,
    location_id uuid not null references location (id) on delete cascade,
    -- in the order of the files
    position integer not null,
    -- when it was first seen
    seen_at timestamptz not null,
    -- JSON
    body text not null
);
create index finding_time on finding (tenant_id, seen_at desc, id desc);
create index finding_location on finding (location_id, position);
call secure_tenant_table('finding');

-- A source that had findings is read wholly the next time, within minutes: they come back by themselves.
alter table source drop column findings;
