-- What members are told, a row for each of them. Who it is stands there as a subject: names and addresses are the
-- account service's.
create table notification (
    id uuid primary key,
    tenant_id uuid not null,
    recipient text not null,
    sender text not null,
    topic text not null,
    severity text not null check (severity in ('CRITICAL', 'HIGH', 'NORMAL', 'LOW')),
    title text not null check (length(title) <= 200),
    body text check (octet_length(body) <= 4096),
    href text,
    entity text,
    key text,
    at timestamptz not null,
    shown boolean not null,
    owed boolean not null,
    read_at timestamptz,
    saved_at timestamptz,
    done_at timestamptz
);
call secure_tenant_table('notification');
create index notification_newest on notification (tenant_id, recipient, id desc);
create index notification_unread on notification (tenant_id, recipient) where read_at is null and done_at is null and shown;
create index notification_owed on notification (tenant_id, recipient) where owed;
-- The same key of the same sender replaces what it said before.
create unique index notification_key on notification (tenant_id, recipient, sender, key) where key is not null;
-- What is old goes, tenant by tenant or not.
create index notification_at on notification (at);
create policy cross_reads on notification for select to ${cross_role} using (true);
create policy cross_sweeps on notification for delete to ${cross_role} using (true);
grant select (id, at, saved_at), delete on notification to ${cross_role};

-- By which ways a member wants to hear of a topic of a sender; what has no row comes by all of them.
create table notification_setting (
    id uuid primary key,
    tenant_id uuid not null,
    recipient text not null,
    sender text not null,
    topic text not null,
    portal boolean not null,
    mail boolean not null,
    muted text not null,
    unique (tenant_id, recipient, sender, topic)
);
call secure_tenant_table('notification_setting');

-- Members who are owed a mail, each by one process at a time. What is owed while one is being written raises `asked`.
create table notification_mailbox (
    id uuid primary key,
    tenant_id uuid not null,
    recipient text not null,
    due_at timestamptz,
    claimed_until timestamptz,
    asked bigint not null default 1,
    attempts int not null default 0,
    hour_at timestamptz,
    sent int not null default 0,
    unique (tenant_id, recipient)
);
call secure_tenant_table('notification_mailbox');
create index notification_mailbox_due on notification_mailbox (due_at) where due_at is not null;
create policy cross_reads on notification_mailbox for select to ${cross_role} using (true);
create policy cross_claims on notification_mailbox for update to ${cross_role} using (true);
grant select, update (claimed_until, attempts) on notification_mailbox to ${cross_role};

-- What is to be told by other ways, and what the platform has to tell: gone once it is done.
create table notification_errand (
    id uuid primary key,
    tenant_id uuid not null,
    kind text not null check (kind in ('CHANNEL', 'NEWS')),
    content text not null,
    at timestamptz not null,
    due_at timestamptz not null,
    claimed_until timestamptz,
    attempts int not null default 0
);
call secure_tenant_table('notification_errand');
create index notification_errand_due on notification_errand (due_at);
create policy cross_reads on notification_errand for select to ${cross_role} using (true);
create policy cross_claims on notification_errand for update to ${cross_role} using (true);
grant select, update (claimed_until, attempts) on notification_errand to ${cross_role};
