-- Plugins that admins make in the portal, for their own tenant. The content is what the studio shows, as JSON.
create table studio_draft (
    id uuid primary key,
    tenant_id uuid not null,
    name text not null,
    content text not null,
    released text,
    changed_at timestamptz not null,
    changed_by text not null,
    version bigint not null
);
call secure_tenant_table('studio_draft');
create unique index studio_draft_name on studio_draft (tenant_id, name);

-- A release stays for ever, but for what a tenant has made for itself: that goes when the tenant goes. The application
-- may not delete releases; this runs as the owner of the tables and takes only those.
create function forget_own_releases(own text) returns integer
    language plpgsql security definer set search_path from current as $$
declare
    gone text[];
begin
    if own not like 'own-%' then
        raise exception 'not a tenant''s own publisher: %', own;
    end if;
    select coalesce(array_agg(digest), '{}') into gone from release where publisher = own;
    delete from listing where publisher = own;
    delete from rollout_step where digest = any (gone);
    delete from rollout where digest = any (gone);
    delete from release_wave where digest = any (gone);
    delete from release_package where digest = any (gone);
    delete from release where digest = any (gone);
    delete from publisher_token where publisher = own;
    delete from publisher where id = own;
    return cardinality(gone);
end $$;
revoke all on function forget_own_releases(text) from public;
grant execute on function forget_own_releases(text) to ${app_role};
