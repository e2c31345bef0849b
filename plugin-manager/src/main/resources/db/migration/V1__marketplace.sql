-- Releases belong to no tenant: one marketplace for all. The application may add them and change where they stand, never
-- what they are, and take none away.
create table publisher (
    id text primary key,
    public_key text not null,
    since timestamptz not null
);

create table release (
    id uuid primary key,
    publisher text not null references publisher,
    plugin text not null,
    version text not null,
    digest text not null unique,
    status text not null check (status in ('PUBLISHED', 'DEPRECATED', 'YANKED', 'REVOKED')),
    status_reason text,
    status_at timestamptz not null,
    published_at timestamptz not null,
    unique (publisher, plugin, version)
);
revoke update, delete on release from ${app_role};
grant update (status, status_reason, status_at) on release to ${app_role};

-- Apart from the release, so that a list of releases does not read their files.
create table release_package (
    digest text primary key references release (digest),
    content bytea not null
);
revoke update, delete on release_package from ${app_role};

-- What the marketplace shows of each plugin: its newest release that may be installed.
create table listing (
    name text primary key,
    version text not null,
    title text not null,
    summary text not null,
    categories text not null,
    search text not null
);
