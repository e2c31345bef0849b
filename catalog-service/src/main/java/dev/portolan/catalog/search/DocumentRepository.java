package dev.portolan.catalog.search;

import dev.portolan.catalog.database.Sql;
import dev.portolan.catalog.database.TenantDatabase;
import dev.portolan.catalog.search.SearchDocument.Labels;
import dev.portolan.catalog.search.SearchDocument.Origin;
import dev.portolan.catalog.search.SearchDocument.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class DocumentRepository {
    private static final String SEPARATOR = "\n";
    private static final List<String> AREAS = List.of(EntityDocument.AREA, PluginDocument.AREA);
    private static final String PUT = """
            insert into search_document (tenant_id, area, seq, key, name, title, description, tags, kind, type, owner,
                source, href, entity)
            select ?, ?, nextval('search_document_seq'), d.*
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::text[], ?::text[]) d
            on conflict (tenant_id, area, key) do update set
                seq = excluded.seq, gone_at = null, name = excluded.name, title = excluded.title,
                description = excluded.description, tags = excluded.tags, kind = excluded.kind, type = excluded.type,
                owner = excluded.owner, source = excluded.source, href = excluded.href, entity = excluded.entity
            where (search_document.name, search_document.title, search_document.description, search_document.tags,
                search_document.kind, search_document.type, search_document.owner, search_document.source,
                search_document.href, search_document.entity, search_document.gone_at)
                is distinct from (excluded.name, excluded.title, excluded.description, excluded.tags,
                excluded.kind, excluded.type, excluded.owner, excluded.source, excluded.href, excluded.entity,
                null)""";
    private static final String COLUMNS =
            "select seq, gone_at is not null as gone, area, key, name, title, description, tags, kind, type, owner,"
                    + " source, href, entity from search_document where tenant_id = ? ";

    private final TenantDatabase database;

    DocumentRepository(TenantDatabase database) {
        this.database = database;
    }

    /// One writer at a time and tenant, until the transaction ends: so what has the greater number is visible later,
    /// and whoever has read up to a number has missed nothing.
    void lock() {
        database.update(Sql.of(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))", "search documents of " + database.tenant()));
    }

    /// Writes documents of one area; those that are as they were keep their number.
    void put(String area, List<SearchDocument> all) {
        if (!all.isEmpty()) {
            database.update(Sql.of(
                    PUT,
                    database.tenant(),
                    area,
                    column(all, SearchDocument::key),
                    column(all, document -> document.text().name()),
                    column(all, document -> document.text().title()),
                    column(all, document -> document.text().description()),
                    column(
                            all,
                            document -> String.join(SEPARATOR, document.text().tags())),
                    column(all, document -> document.labels().kind()),
                    column(all, document -> document.labels().type()),
                    column(all, document -> document.labels().owner()),
                    column(all, document -> document.origin().source()),
                    column(all, document -> document.origin().href()),
                    column(all, document -> document.origin().entity())));
        }
    }

    private static List<@Nullable String> column(
            List<SearchDocument> all, Function<SearchDocument, @Nullable String> value) {
        return all.stream().<@Nullable String>map(value).toList();
    }

    /// Empties documents, and leaves a mark so that every node hears of it.
    void remove(String area, Collection<String> keys, Instant now) {
        if (!keys.isEmpty()) {
            database.update(Sql.of(
                    "update search_document set seq = nextval('search_document_seq'), gone_at = ?, name = '',"
                            + " title = null, description = null, tags = '', kind = null, type = null, owner = null,"
                            + " source = null, href = null, entity = null"
                            + " where tenant_id = ? and area = ? and key = any (?::text[])",
                    now,
                    database.tenant(),
                    area,
                    List.copyOf(keys)));
        }
    }

    /// Forgets marks that every node has heard of.
    void sweep(Instant before) {
        database.update(
                Sql.of("delete from search_document where tenant_id = ? and gone_at < ?", database.tenant(), before));
    }

    /// What has changed, in the order of the changes.
    List<Numbered> since(long seq, int most) {
        return database.list(
                Sql.of(COLUMNS + "and seq > ? order by seq limit ?", database.tenant(), seq, most), Numbered::of);
    }

    List<SearchDocument> byKeys(Collection<String> keys) {
        return database.list(
                Sql.of(
                        COLUMNS + "and area = any (?::text[]) and key = any (?::text[]) and gone_at is null",
                        database.tenant(),
                        AREAS,
                        List.copyOf(keys)),
                DocumentRepository::document);
    }

    /// Keys of what one collator of a plugin has brought.
    List<String> keysOf(String source) {
        return database.list(
                Sql.of("select key from search_document where tenant_id = ? and source = ?", database.tenant(), source),
                row -> row.getString(1));
    }

    boolean isFilled() {
        return !database.list(
                        Sql.of("select 1 from search_filled where tenant_id = ?", database.tenant()),
                        row -> row.getInt(1))
                .isEmpty();
    }

    void fill(Instant now) {
        database.update(Sql.of(
                "insert into search_filled (tenant_id, at) values (?, ?) on conflict do nothing",
                database.tenant(),
                now));
    }

    /// Entities that have no document, because they were there before search was.
    List<Unknown> unknown(UUID after, int most) {
        return database.list(
                Sql.of(
                        "select id, ref, body from entity e where tenant_id = ? and id > ? and body is not null"
                                + " and not exists (select from search_document d where d.tenant_id = e.tenant_id"
                                + " and d.area = ? and d.key = e.ref) order by id limit ?",
                        database.tenant(),
                        after,
                        EntityDocument.AREA,
                        most),
                row -> new Unknown(row.getObject("id", UUID.class), row.getString("ref"), row.getString("body")));
    }

    private static SearchDocument document(ResultSet row) throws SQLException {
        var tags = row.getString("tags");
        return new SearchDocument(
                row.getString("area"),
                row.getString("key"),
                new Text(
                        row.getString("name"),
                        row.getString("title"),
                        row.getString("description"),
                        tags.isEmpty() ? List.of() : List.of(tags.split(SEPARATOR))),
                new Labels(row.getString("kind"), row.getString("type"), row.getString("owner")),
                new Origin(row.getString("source"), row.getString("href"), row.getString("entity")));
    }

    /// @param gone whether only the mark is left
    record Numbered(long seq, boolean gone, SearchDocument document) {
        static Numbered of(ResultSet row) throws SQLException {
            return new Numbered(row.getLong("seq"), row.getBoolean("gone"), DocumentRepository.document(row));
        }
    }

    /// @param body JSON
    record Unknown(UUID id, String ref, String body) {}
}
