-- What people have had plugins do, and what came of it.
create table action_run (
    id uuid primary key,
    tenant_id uuid not null,
    plugin text not null,
    extension text not null,
    title text not null,
    entity text,
    given text not null,
    state text not null check (state in ('RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    message text,
    result text,
    done bigint,
    total bigint,
    note text,
    by_subject text not null,
    by_name text not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    -- Put off again and again by the process that runs it: where it is not, that process is gone.
    alive_until timestamptz not null
);
call secure_tenant_table('action_run');
create index action_run_newest on action_run (tenant_id, id desc);
create index action_run_running on action_run (alive_until) where state = 'RUNNING';
-- Runs whose process is gone, and old ones, whoever's they are.
create policy cross_reads on action_run for select to ${cross_role} using (true);
create policy cross_sweeps on action_run for delete to ${cross_role} using (true);
grant select (id, tenant_id, state, alive_until, started_at), delete on action_run to ${cross_role};

create table action_line (
    id uuid primary key,
    tenant_id uuid not null,
    run uuid not null references action_run (id) on delete cascade,
    at timestamptz not null,
    level text not null,
    message text not null
);
call secure_tenant_table('action_line');
create index action_line_run on action_line (run, id);
