-- The state topics written again from what is stored here. One run at a time; a row remembers how far it has come, so that
-- any process goes on with it.
create table republication (
    id uuid primary key,
    state text not null check (state in ('RELEASES', 'INSTALLATIONS', 'DONE')),
    digest text not null,
    tenant uuid not null,
    plugin text,
    done bigint not null,
    total bigint not null,
    started_by text not null,
    started_at timestamptz not null,
    at timestamptz not null
);
create unique index republication_under_way on republication ((true)) where state <> 'DONE';
revoke delete on republication from ${app_role};
