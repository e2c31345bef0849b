-- Roles and database of one service. Run as a superuser, statement by statement, with ${name} and the passwords filled in.
-- Each statement may be run again. The application's roles own nothing, are no superusers and cannot bypass row security.
do $$ begin create role ${name}_owner login nosuperuser nobypassrls; exception when duplicate_object then null; end $$;
do $$ begin create role ${name}_app login nosuperuser nobypassrls; exception when duplicate_object then null; end $$;
do $$ begin create role ${name}_cross login nosuperuser nobypassrls; exception when duplicate_object then null; end $$;
alter role ${name}_owner password '${ownerPassword}';
alter role ${name}_app password '${appPassword}';
alter role ${name}_cross password '${crossPassword}';
-- connect: postgres, when missing
create database ${name} owner ${name}_owner;
-- connect: ${name}
revoke all on schema public from public;
grant usage, create on schema public to ${name}_owner;
grant usage on schema public to ${name}_app, ${name}_cross;
alter default privileges for role ${name}_owner in schema public grant select, insert, update, delete on tables to ${name}_app;
alter default privileges for role ${name}_owner in schema public grant usage on sequences to ${name}_app, ${name}_cross;
