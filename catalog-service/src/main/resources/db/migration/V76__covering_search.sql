-- An index in memory is made of all values of a few keys. Read by way of the rows, which lie in the order of entities, that was
-- one page for each value: 10 s for 870,000 of them, and 0.2 s now that the index itself has all that is asked for.
create unique index search_covering on search (tenant_id, key, value, entity_id) include (original) nulls not distinct;
drop index search_value;
alter index search_covering rename to search_value;
