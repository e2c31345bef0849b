-- Staff read tenants by name, a page at a time, and see how many members each has and until when it tries the product.
-- In a collation of its own: the database's may know no letters but A to Z. Compared by bytes, which is quickest.
alter table tenant add column sort_name text collate "C" generated always as (lower(name collate pg_c_utf8)) stored;
create index tenant_by_name on tenant (sort_name, slug);
create policy staff_reads on subscription for select to ${cross_role} using (true);
grant select on subscription to ${cross_role};

-- A step that staff have left out.
alter table provisioning_step drop constraint provisioning_step_state_check;
alter table provisioning_step add constraint provisioning_step_state_check
    check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'SKIPPED'));

-- What became of a tenant and its plugins, for staff: kept from the history topics, ids and no persons.
create table timeline_entry (
    id uuid primary key,
    tenant_id uuid not null,
    at timestamptz not null,
    type text not null,
    text text not null,
    data text not null check (data is json object)
);
create index timeline_entry_newest on timeline_entry (tenant_id, at desc, id desc);
call secure_tenant_table('timeline_entry');
