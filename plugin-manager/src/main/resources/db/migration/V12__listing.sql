alter table listing
    add column publisher text,
    add column plugin text,
    add column requires text not null default '*',
    add column deprecated boolean not null default false,
    add column published_at timestamptz,
    add column installs bigint not null default 0;
update listing set publisher = split_part(name, '/', 1), plugin = split_part(name, '/', 2);
update listing l set published_at = r.published_at, deprecated = r.status = 'DEPRECATED'
    from release r where r.publisher = l.publisher and r.plugin = l.plugin and r.version = l.version;
alter table listing
    alter column publisher set not null,
    alter column plugin set not null,
    alter column published_at set not null;
create index listing_newest on listing (published_at desc, name);
create index listing_popular on listing (installs desc, name);
