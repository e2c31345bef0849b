-- With which key a release was signed, and whether staff or its publisher said where it stands.
alter table release
    add column signed_by text,
    add column status_by text not null default 'STAFF' check (status_by in ('PUBLISHER', 'STAFF'));
grant update (status_by) on release to ${app_role};

-- A package that was sent, whatever became of it.
create table submission (
    id uuid primary key,
    publisher text not null references publisher,
    plugin text,
    version text,
    digest text,
    state text not null
        check (state in ('UPLOADED', 'VALIDATING', 'SCANNING', 'QUARANTINED', 'REJECTED', 'PUBLISHED')),
    findings text not null check (findings is json array),
    capabilities text not null check (capabilities is json object),
    attempts int not null,
    claimed_at timestamptz,
    submitted_at timestamptz not null,
    decided_at timestamptz,
    decided_by text,
    decision_reason text
);
create index submission_publisher on submission (publisher, id desc);
create index submission_state on submission (state, id desc);

-- The bytes, for as long as something is to be decided.
create table submission_package (
    submission uuid primary key references submission on delete cascade,
    content bytea not null
);
