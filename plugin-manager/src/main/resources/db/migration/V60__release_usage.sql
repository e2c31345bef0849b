-- Staff see how many tenants use a release before they stop it. Which tenant it is, and nothing more of an installation.
create index installation_digest on installation (digest) where uninstalled_at is null;
create policy usage_reads on installation for select to ${cross_role} using (true);
grant select (tenant_id, digest, uninstalled_at) on installation to ${cross_role};
grant select on release to ${cross_role};
