-- A wave is of one release: what processes whose clocks differ say of two releases cannot be put in order. `said_at` is what
-- the topic said last of this release, and only ever compared with itself.
drop table release_wave;
create table release_wave (
    digest text primary key references release (digest),
    said_at timestamptz,
    wanted_at timestamptz not null,
    spread_at timestamptz
);
create index release_wave_waiting on release_wave (wanted_at) where spread_at is null or spread_at < wanted_at;
grant select, insert, update on release_wave to ${cross_role};

-- Who follows a plugin.
create index installation_plugin on installation (publisher, plugin) where uninstalled_at is null;
