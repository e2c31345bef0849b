-- Checks are called by schedule as all else is, and scorecards wait for being counted in the queue of all work.
alter table scorecard
    add column due_at timestamptz,
    add column claimed_until timestamptz,
    add column asked bigint not null default 1,
    add column attempts int not null default 0;
create index scorecard_due on scorecard (due_at) where due_at is not null;
create policy cross_reads on scorecard for select to ${cross_role} using (true);
create policy cross_claims on scorecard for update to ${cross_role} using (true);
grant select (id, tenant_id, due_at, claimed_until, asked, attempts), update (claimed_until, attempts)
    on scorecard to ${cross_role};
drop table scorecard_clock;

-- Checks of plugins that are there already, as far as they have said anything. For all tenants, so as the owner.
alter table check_result no force row level security;
alter table installation no force row level security;
alter table extension_schedule no force row level security;
insert into extension_schedule (id, tenant_id, installation, extension, point, active, due_at, reason)
select gen_random_uuid(), i.tenant_id, i.id, c.extension, 'check', i.enabled, case when i.enabled then now() end, 'CHANGE'
from (
    select distinct tenant_id, split_part(check_name, '/', 1) as publisher, split_part(check_name, '/', 2) as plugin,
        split_part(check_name, '/', 3) as extension
    from check_result) c
join installation i on i.tenant_id = c.tenant_id and i.publisher = c.publisher and i.plugin = c.plugin
where i.uninstalled_at is null
on conflict do nothing;
alter table check_result force row level security;
alter table installation force row level security;
alter table extension_schedule force row level security;
