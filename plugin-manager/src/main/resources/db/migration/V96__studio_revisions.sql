-- Two admins at one draft: its changes are counted, and whose the newest is can be told. Of drafts from before it is not
-- known by more than a name.
alter table studio_draft
    add column revision bigint not null default 1,
    add column changed_subject text not null default '';
