-- How many events, each caused by the one before it, led to a run or to a look at an entity: a chain that is too long is taken
-- for a circle.
alter table extension_schedule
    add column event_depth int not null default 0,
    add column run_depth int not null default 0;
alter table processor_entry add column depth int not null default 0;
