-- Whether an installation that follows a channel is brought to new releases by itself. Apart from its revisions: it says
-- what may happen, not what is.
alter table installation add column automatic_updates boolean not null default true;
-- Who follows which plugin, and on which release, to say when there is a new one.
grant select (id, publisher, plugin, channel) on installation to ${cross_role};

-- How far a release has been rolled out. A release without a row is for everybody.
create table rollout (
    digest text primary key references release (digest),
    percent int not null check (percent between 0 and 100),
    rings text not null,
    paused boolean not null
);

-- Who of the staff said what of a rollout, and when. It may be added to only.
create table rollout_step (
    id uuid primary key,
    digest text not null references release (digest),
    percent int not null,
    rings text not null,
    paused boolean not null,
    author text not null,
    author_name text not null,
    at timestamptz not null
);
create index rollout_step_newest on rollout_step (digest, id desc);
revoke update, delete on rollout_step from ${app_role};

-- Which tenants get a release early. One without a row is of the general ring.
create table tenant_ring (
    id uuid primary key,
    tenant_id uuid not null unique,
    ring text not null check (ring in ('EARLY', 'GENERAL')),
    at timestamptz not null
);
call secure_tenant_table('tenant_ring');

-- Plugins of which those who follow them are to be looked at: what was said last, and up to when they have been told.
create table release_wave (
    publisher text not null,
    plugin text not null,
    at timestamptz not null,
    spread_at timestamptz,
    primary key (publisher, plugin)
);
create index release_wave_waiting on release_wave (at) where spread_at is null or spread_at < at;
grant select, insert, update on release_wave to ${cross_role};

-- Installations that are to be looked at for a new release, each by one process at a time. What is asked for while one is
-- being looked at raises `asked`, and is looked at again.
create table update_check (
    installation uuid primary key references installation (id) on delete cascade,
    tenant_id uuid not null,
    asked bigint not null default 1,
    attempts int not null default 0,
    due_at timestamptz not null,
    claimed_until timestamptz
);
call secure_tenant_table('update_check');
create index update_check_due on update_check (due_at);
create policy cross_reads on update_check for select to ${cross_role} using (true);
create policy cross_spreads on update_check for insert to ${cross_role} with check (true);
create policy cross_claims on update_check for update to ${cross_role} using (true);
grant select, insert, update on update_check to ${cross_role};

-- Installations on trial after a change of their release.
create table upgrade_watch (
    installation uuid primary key references installation (id) on delete cascade,
    tenant_id uuid not null,
    revision bigint not null,
    back_to bigint not null,
    since timestamptz not null,
    until timestamptz not null,
    failures int not null default 0,
    complaint text,
    cause text,
    due_at timestamptz not null,
    claimed_until timestamptz
);
call secure_tenant_table('upgrade_watch');
create index upgrade_watch_due on upgrade_watch (due_at);
create policy cross_reads on upgrade_watch for select to ${cross_role} using (true);
create policy cross_claims on upgrade_watch for update to ${cross_role} using (true);
grant select, update (claimed_until) on upgrade_watch to ${cross_role};

-- What there is to remember of an installation and a release: that its admins have been told of it, or that it did not go
-- well, so that it is not tried again by itself.
create table upgrade_note (
    id uuid primary key,
    tenant_id uuid not null,
    installation uuid not null references installation (id) on delete cascade,
    digest text not null references release (digest),
    kind text not null check (kind in ('TOLD', 'MIGRATION_FAILED', 'ROLLED_BACK')),
    message text,
    at timestamptz not null,
    unique (tenant_id, installation, digest)
);
call secure_tenant_table('upgrade_note');
