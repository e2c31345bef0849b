-- When people were members: an invoice asks how many there were at most at once. Without who they are: a member's row says
-- that, and goes when the member goes. Kept by the database, so that no way of adding or removing a member misses it.
create table member_stay (
    member_id uuid primary key,
    tenant_id uuid not null,
    since timestamptz not null,
    until timestamptz,
    check (until >= since)
);
create index member_stay_of_tenant on member_stay (tenant_id, since);
-- The members there are. The policies of `member` bind its owner, too, and no tenant is told here.
alter table member no force row level security;
insert into member_stay (member_id, tenant_id, since) select id, tenant_id, since from member;
alter table member force row level security;
call secure_tenant_table('member_stay');

create function keep_member_stay() returns trigger
    language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into member_stay (member_id, tenant_id, since) values (new.id, new.tenant_id, new.since);
    else
        update member_stay set until = greatest(since, now()) where member_id = old.id;
    end if;
    return null;
end
$$;
create trigger stays after insert or delete on member for each row execute function keep_member_stay();
