-- A trial that ended with nothing to go on with leaves a subscription canceled: limits stay, nothing is lost, a plan is to
-- be chosen.
alter table subscription drop constraint subscription_status_check;
alter table subscription
    add constraint subscription_status_check check (status in ('TRIALING', 'ACTIVE', 'CANCELED')),
    add column ended_at timestamptz,
    -- whether the tenant was suspended because no plan was chosen
    add column shut boolean not null default false,
    -- a mail that is still to be sent, and when it is tried next
    add column notice text check (notice in ('TRIAL_ENDED', 'PLAN_NEEDED', 'SUSPENDED')),
    add column notice_due_at timestamptz,
    add constraint subscription_ended_at_check check ((status = 'CANCELED') = (ended_at is not null)),
    add constraint subscription_notice_due_check check ((notice is null) = (notice_due_at is null));
create index subscription_trial_end on subscription (trial_ends_at) where status = 'TRIALING';
create index subscription_ended on subscription (ended_at) where status = 'CANCELED';
create index subscription_notice on subscription (notice_due_at) where notice is not null;
-- The schedule looks for what is due, whoever's it is.
create policy cross_reads_due on subscription for select to ${cross_role} using (true);
grant select on subscription to ${cross_role};

-- When the plan changed, and what that comes to for the rest of the month: invoices bill by it.
create table subscription_change (
    id uuid primary key,
    tenant_id uuid not null,
    at timestamptz not null,
    from_plan text not null references plan,
    -- the plan before cost nothing: it was a trial
    from_trial boolean not null,
    to_plan text not null references plan,
    prorated_minor bigint not null,
    currency text not null
);
create index subscription_change_at on subscription_change (tenant_id, at);
call secure_tenant_table('subscription_change');
