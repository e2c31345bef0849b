-- Documents of plugins stand beside entities: which collator they are of, where they lead, and what they are about.
alter table search_document add column source text collate "C";
alter table search_document add column href text;
alter table search_document add column entity text;
create index search_document_source on search_document (tenant_id, source) where source is not null;
