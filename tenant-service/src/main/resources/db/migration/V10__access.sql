-- When somebody last got a token: the exchange writes it, and so waits for a change of the person's rights that is
-- under way, and is never later than one unseen.
alter table member add column last_seen_at timestamptz;
create policy cross_sees on member for update to ${cross_role} using (true);
grant update (last_seen_at) on member to ${cross_role};

-- Somebody asked to come in. The code in the mail is stored as its hash, made anew with each mail.
create table invitation (
    id uuid primary key,
    tenant_id uuid not null,
    email text not null,
    role text not null check (role in ('VIEWER', 'DEVELOPER', 'ADMIN', 'OWNER')),
    message text,
    state text not null check (state in ('PENDING', 'ACCEPTED', 'REVOKED', 'EXPIRED')),
    invited_by text not null,
    inviter_name text not null,
    code_hash bytea,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    sent_at timestamptz,
    mail_due_at timestamptz,
    mail_attempts int not null,
    accepted_by text,
    account text check (account in ('CREATED', 'EXISTING')),
    check ((state = 'ACCEPTED') = (accepted_by is not null and account is not null))
);
comment on column invitation.state is 'a pending one that has expired counts as expired before it is marked so';
comment on column invitation.mail_due_at is 'when the mail is to be tried (again); null when none is owed';
create unique index invitation_pending on invitation (tenant_id, email) where state = 'PENDING';
create index invitation_listed on invitation (tenant_id, id);
create index invitation_mail_due on invitation (mail_due_at) where mail_due_at is not null;
create index invitation_expires_at on invitation (expires_at);
call secure_tenant_table('invitation');
-- Who is invited is in no tenant yet; the mailer takes what is due, whoever's it is; what ended long ago is swept.
create policy cross_reads on invitation for select to ${cross_role} using (true);
create policy cross_mails on invitation for update to ${cross_role} using (true);
create policy cross_sweeps on invitation for delete to ${cross_role} using (true);
grant select, delete, update (code_hash, sent_at, mail_due_at, mail_attempts) on invitation to ${cross_role};

-- Tokens with which programs act for a member. They go with the member.
create table api_token (
    id uuid primary key,
    tenant_id uuid not null,
    member_id uuid not null references member on delete cascade,
    name text not null,
    prefix text not null,
    hash bytea not null unique,
    scopes text[] not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz
);
create index api_token_listed on api_token (tenant_id, id);
create index api_token_member on api_token (member_id);
call secure_tenant_table('api_token');
-- The exchange knows nothing but the token.
create policy cross_reads on api_token for select to ${cross_role} using (true);
create policy cross_uses on api_token for update to ${cross_role} using (true);
grant select, update (last_used_at) on api_token to ${cross_role};
