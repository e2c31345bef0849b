-- The provider's people ask to act in a member's name, for a while; an owner consents.
create table support_session (
    id uuid primary key,
    tenant_id uuid not null,
    reason text not null,
    minutes int not null check (minutes between 5 and 240),
    write boolean not null,
    state text not null check (state in ('REQUESTED', 'ACTIVE', 'REFUSED', 'ENDED', 'EXPIRED')),
    staff_subject text not null,
    staff_name text not null,
    requested_at timestamptz not null,
    lapses_at timestamptz not null,
    consented_by text,
    consented_by_name text,
    starts_at timestamptz,
    ends_at timestamptz,
    notify_at timestamptz,
    version bigint not null,
    check (state <> 'ACTIVE' or (consented_by is not null and starts_at is not null and ends_at is not null))
);
comment on column support_session.write is 'as asked for; once somebody has consented, as consented to';
comment on column support_session.notify_at is 'when the owners are to be told by mail; null once they are';
create index support_session_tenant on support_session (tenant_id, id desc);
create unique index support_session_open on support_session (staff_subject, tenant_id)
    where state in ('REQUESTED', 'ACTIVE');
create index support_session_due on support_session (state) where state in ('REQUESTED', 'ACTIVE');
call secure_tenant_table('support_session');
-- Staff see all of theirs, and the schedule finds what is due, before it enters the tenant's scope.
create policy cross_reads on support_session for select to ${cross_role} using (true);
grant select on support_session to ${cross_role};
