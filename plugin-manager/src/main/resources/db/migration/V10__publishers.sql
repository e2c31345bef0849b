-- A publisher has a key once it has shown that it holds the other half; until then a proposed one waits for its proof.
alter table publisher alter column public_key drop not null;
alter table publisher
    add column name text,
    add column website text,
    add column reviewed boolean not null default true,
    add column suspended_at timestamptz,
    add column fingerprint text,
    add column verified_at timestamptz,
    add column proposed_key text,
    add column challenge text,
    add column challenge_until timestamptz;
update publisher set name = id, verified_at = since;
alter table publisher alter column name set not null;

-- What a publisher's programs sign in with: the token itself is known to whoever made it, once.
create table publisher_token (
    id uuid primary key,
    publisher text not null references publisher,
    name text not null,
    prefix text not null,
    hash bytea not null unique,
    created_at timestamptz not null,
    last_used_at timestamptz
);
create index publisher_token_publisher on publisher_token (publisher, id);
