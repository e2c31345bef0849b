-- Plans are the provider's, the same for all: data, changed by migrations.
create table plan (
    id text primary key,
    title text not null,
    entities bigint not null,
    plugins bigint not null,
    seats bigint not null,
    default_plugins text[] not null
);
insert into plan (id, title, entities, plugins, seats, default_plugins) values
    ('free', 'Free', 250, 3, 5, '{portolan/announcements}'),
    ('team', 'Team', 2500, 10, 50, '{portolan/announcements}'),
    ('business', 'Business', 20000, 50, 500, '{portolan/announcements}'),
    ('enterprise', 'Enterprise', 500000, 500, 20000, '{portolan/announcements}');
revoke insert, update, delete on plan from ${app_role};
grant select on plan to ${cross_role};

-- A tenant's row belongs to the tenant itself. Who has no tenant yet (sign-in, staff) finds it under cross_reads.
create table tenant (
    id uuid primary key,
    tenant_id uuid not null unique check (tenant_id = id),
    slug text not null unique,
    name text not null,
    state text not null check (state in ('PROVISIONING', 'ACTIVE', 'PAST_DUE', 'SUSPENDED', 'OFFBOARDING', 'DELETED')),
    plan text not null references plan,
    trial boolean not null,
    created_at timestamptz not null,
    version bigint not null
);
call secure_tenant_table('tenant');
create policy cross_reads on tenant for select to ${cross_role} using (true);
grant select on tenant to ${cross_role};

create table subscription (
    id uuid primary key,
    tenant_id uuid not null unique,
    plan text not null references plan,
    status text not null check (status in ('TRIALING', 'ACTIVE')),
    started_at timestamptz not null,
    trial_ends_at timestamptz,
    version bigint not null,
    check ((status = 'TRIALING') = (trial_ends_at is not null))
);
call secure_tenant_table('subscription');

create table member (
    id uuid primary key,
    tenant_id uuid not null,
    subject text not null,
    name text not null,
    email text not null,
    role text not null check (role in ('VIEWER', 'DEVELOPER', 'ADMIN', 'OWNER')),
    since timestamptz not null,
    version bigint not null,
    unique (tenant_id, subject)
);
create index member_subject on member (subject);
call secure_tenant_table('member');
create policy cross_reads on member for select to ${cross_role} using (true);
grant select on member to ${cross_role};

-- The provider's people; they are members of no tenant.
create table staff (
    subject text primary key,
    roles text[] not null
);
revoke all on staff from ${app_role};
grant select, insert, update on staff to ${cross_role};

-- A sign-up carries the id that its tenant will have. What it knows of a person goes when it is confirmed or expires.
create table signup (
    id uuid primary key,
    tenant_id uuid not null unique,
    organization text not null,
    slug text not null unique,
    plan text not null references plan,
    trial boolean not null,
    email text,
    given_name text,
    family_name text,
    code_hash bytea,
    code_failures int not null,
    idempotency_hash bytea unique,
    request_hash bytea,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    confirmed_at timestamptz,
    version bigint not null
);
create index signup_expires_at on signup (expires_at) where confirmed_at is null;
call secure_tenant_table('signup');
-- A sign-up is found by its id, its slug or its idempotency key before any tenant is known, and swept when it expires.
create policy cross_reads on signup for select to ${cross_role} using (true);
create policy cross_sweeps on signup for delete to ${cross_role} using (confirmed_at is null);
grant select, delete on signup to ${cross_role};

-- Work for a tenant that must be done once, in order of position, whatever dies meanwhile.
create table provisioning_step (
    id uuid primary key,
    tenant_id uuid not null,
    name text not null,
    position int not null,
    state text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
    attempts int not null,
    created_at timestamptz not null,
    due_at timestamptz not null,
    leased_until timestamptz,
    at timestamptz not null,
    error text,
    unique (tenant_id, name)
);
create index provisioning_step_due on provisioning_step (due_at) where state in ('WAITING', 'RUNNING');
call secure_tenant_table('provisioning_step');
-- The worker claims what is due, whoever's it is; steps of swept sign-ups go with them.
create policy cross_reads on provisioning_step for select to ${cross_role} using (true);
create policy cross_claims on provisioning_step for update to ${cross_role} using (true);
create policy cross_sweeps on provisioning_step for delete to ${cross_role} using (true);
grant select, update, delete on provisioning_step to ${cross_role};

-- Rate limits by address, which belong to nobody.
create table bucket (
    id text primary key,
    state bytea,
    expires_at bigint
);
revoke all on bucket from ${app_role};
grant select, insert, update, delete on bucket to ${cross_role};
