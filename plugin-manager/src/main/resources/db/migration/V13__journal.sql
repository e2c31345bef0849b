-- Who did what in the marketplace. It belongs to no tenant, so no tenant's audit log has it. Nobody changes it.
create table journal (
    id uuid primary key,
    at timestamptz not null,
    actor text not null,
    actor_name text,
    address text,
    action text not null,
    target text not null,
    reason text,
    change text not null check (change is json object)
);
revoke update, delete on journal from ${app_role};
