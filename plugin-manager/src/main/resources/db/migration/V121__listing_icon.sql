-- The list of the marketplace shows it beside the title. What is listed already gets it with its next release.
alter table listing add column icon text;
