-- Each hour's count is taken of every tenant.
create policy cross_reads on space for select to ${cross_role} using (true);
grant select (tenant_id) on space to ${cross_role};
