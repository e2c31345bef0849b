-- Tenants that were erased here, by id and nothing else: what still arrives of them is not worked any more.
create table erased_tenant (
    id uuid primary key,
    at timestamptz not null
);
revoke update, delete on erased_tenant from ${app_role};
