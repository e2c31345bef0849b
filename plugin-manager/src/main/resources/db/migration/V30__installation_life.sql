-- What came of each change, so that the history alone explains where an installation stands. Null in revisions from before.
alter table installation_revision add column desired text
    check (desired in ('ENABLED', 'DISABLED', 'NEEDS_CONFIGURATION', 'UNINSTALLING', 'BLOCKED_BY_PLAN'));

alter table installation drop constraint installation_desired_check;
alter table installation add constraint installation_desired_check
    check (desired in ('ENABLED', 'DISABLED', 'NEEDS_CONFIGURATION', 'UNINSTALLING', 'BLOCKED_BY_PLAN'));

-- The review of plans counts how many plugins each tenant has, and how many of them are blocked.
grant select (desired) on installation to ${cross_role};
