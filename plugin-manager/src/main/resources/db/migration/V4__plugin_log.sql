-- What plugins say, and what went wrong with them: the newest thousand lines of each installation.
create table plugin_log (
    id uuid primary key,
    tenant_id uuid not null,
    installation uuid not null,
    at timestamptz not null,
    level text not null,
    function text,
    message text not null
);
call secure_tenant_table('plugin_log');
create index plugin_log_newest on plugin_log (tenant_id, installation, id desc);
