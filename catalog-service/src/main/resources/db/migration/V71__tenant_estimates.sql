-- The planner took a tenant that its statistics do not know yet for one of a single row, and read all of the tenant's
-- rows for each part of a large location. With the tenant behind a sub-select it counts on the average tenant instead,
-- and the average is said to be large: reading few rows by their keys is right for small tenants, too.
do $$
declare
    large regclass;
begin
    foreach large in array array['entity', 'emission', 'relation', 'search', 'history', 'search_document']::regclass[] loop
        execute format(
            'alter policy tenant on %s using (tenant_id = (select portolan_tenant()))'
                ' with check (tenant_id = (select portolan_tenant()))',
            large);
        execute format('alter table %s alter column tenant_id set (n_distinct = 50)', large);
    end loop;
end
$$;
