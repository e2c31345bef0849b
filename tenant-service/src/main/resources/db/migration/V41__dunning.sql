-- What was done about an unpaid invoice; each once.
create table dunning_step (
    tenant_id uuid not null,
    invoice_id uuid not null references invoice,
    stage text not null check (stage in ('OVERDUE', 'SUSPENDED')),
    at timestamptz not null,
    primary key (invoice_id, stage)
);
call secure_tenant_table('dunning_step');
create policy cross_reads on dunning_step for select to ${cross_role} using (true);
grant select on dunning_step to ${cross_role};

-- A mail about an invoice to one owner, planned in the transaction that gives the reason for it, and sent once.
create table billing_mail (
    id uuid primary key,
    tenant_id uuid not null,
    invoice_id uuid not null references invoice,
    kind text not null check (kind in ('ISSUED', 'OVERDUE', 'SUSPENDED', 'PAID')),
    subject text not null,
    state text not null check (state in ('WAITING', 'SENT', 'DROPPED', 'FAILED')),
    attempts int not null,
    created_at timestamptz not null,
    due_at timestamptz not null,
    leased_until timestamptz,
    at timestamptz not null,
    unique (invoice_id, kind, subject)
);
comment on column billing_mail.subject is 'the owner, by the id at Keycloak; the address is looked up when the mail is sent';
create index billing_mail_due on billing_mail (due_at) where state = 'WAITING';
call secure_tenant_table('billing_mail');
create policy cross_reads on billing_mail for select to ${cross_role} using (true);
create policy cross_claims on billing_mail for update to ${cross_role} using (true);
grant select, update on billing_mail to ${cross_role};
