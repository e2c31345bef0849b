-- Whether a person of the platform has looked at a release's code: what comes with the product, and what was let through.
alter table release add column reviewed boolean not null default false;
update release set reviewed = true
where publisher = 'portolan'
    or exists (
        select 1 from submission s
        where s.digest = release.digest and s.state = 'PUBLISHED' and s.decided_by is not null);
grant update (reviewed) on release to ${app_role};
