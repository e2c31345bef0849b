package dev.portolan.catalog.entities;

import static dev.portolan.catalog.database.TenantDatabase.instant;
import static dev.portolan.catalog.database.TenantDatabase.texts;

import dev.portolan.catalog.database.Sql;
import dev.portolan.catalog.database.TenantDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class EntityRepository {
    private static final String COLUMNS =
            "select id, ref, file, source_hash, processed, body, etag, errors, orphaned_at from entity ";

    private final TenantDatabase database;

    EntityRepository(TenantDatabase database) {
        this.database = database;
    }

    /// One writer at a time and tenant: relations tie any entity to any other, so that finer locks would deadlock.
    void lock() {
        database.update(Sql.of(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))", "catalog entities of " + database.tenant()));
    }

    List<Kept> byRefs(Collection<String> refs) {
        return refs.isEmpty()
                ? List.of()
                : database.list(Sql.of(COLUMNS + "where ref = any (?) order by ref", List.copyOf(refs)), Kept::of);
    }

    Optional<Kept> byId(UUID id) {
        return database.list(Sql.of(COLUMNS + "where id = ?", id), Kept::of).stream()
                .findFirst();
    }

    List<Kept> orphansSince(Instant instant, int most) {
        return database.list(
                Sql.of(COLUMNS + "where orphaned_at <= ? order by orphaned_at limit ?", instant, most), Kept::of);
    }

    /// How many entities count towards the plan: all but those that stand for registered locations.
    long counted() {
        return database.list(
                        Sql.of("select (select count(*) from entity) - (select count(*) from entity e join location l"
                                + " on l.ref = e.ref) as total"),
                        row -> row.getLong("total"))
                .getFirst();
    }

    /// @param waiting whether they are [finished][#waiting] later
    void insert(List<Fresh> all, boolean waiting, Instant now) {
        if (!all.isEmpty()) {
            database.update(Sql.of(
                    "insert into entity (tenant_id, created_at, updated_at, waiting, id, ref, file, source_hash, processed)"
                            + " select ?, ?, ?, ?, e.*"
                            + " from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[]) e",
                    database.tenant(),
                    now,
                    now,
                    waiting,
                    all.stream().map(Fresh::id).toList(),
                    all.stream().map(Fresh::ref).toList(),
                    all.stream().map(one -> one.source().file()).toList(),
                    all.stream().map(one -> one.source().hash()).toList(),
                    all.stream().map(one -> one.source().processed()).toList()));
        }
    }

    void changeSource(UUID id, Source source) {
        database.update(Sql.of(
                "update entity set file = ?, source_hash = ?, processed = ?, errors = '{}', orphaned_at = null"
                        + " where id = ?",
                source.file(),
                source.hash(),
                source.processed(),
                id));
    }

    void setErrors(UUID id, List<String> errors) {
        database.update(Sql.of("update entity set errors = ?::text[], orphaned_at = null where id = ?", errors, id));
    }

    void orphan(Collection<String> refs, Instant now) {
        database.update(Sql.of(
                "update entity set orphaned_at = ? where ref = any (?::text[]) and orphaned_at is null",
                now,
                List.copyOf(refs)));
    }

    int waiting() {
        return database.list(Sql.of("select count(*) from entity where waiting"), row -> row.getInt(1))
                .getFirst();
    }

    /// Some of the entities that are still to be finished.
    List<Kept> waiting(int most) {
        return database.list(Sql.of(COLUMNS + "where waiting order by id limit ?", most), Kept::of);
    }

    void await(Collection<String> refs) {
        database.update(Sql.of(
                "update entity set waiting = true where ref = any (?::text[]) and not waiting", List.copyOf(refs)));
    }

    void awaitNoMore(Collection<UUID> ids) {
        database.update(
                Sql.of("update entity set waiting = false where id = any (?::uuid[]) and waiting", List.copyOf(ids)));
    }

    void finish(List<Finished> all, Instant now) {
        if (!all.isEmpty()) {
            database.update(Sql.of(
                    "update entity e set body = f.body, etag = f.etag, updated_at = ?, waiting = false"
                            + " from unnest(?::uuid[], ?::text[], ?::text[]) f (id, body, etag) where e.id = f.id",
                    now,
                    all.stream().map(Finished::id).toList(),
                    all.stream().map(Finished::body).toList(),
                    all.stream().map(Finished::etag).toList()));
        }
    }

    void delete(Collection<UUID> ids) {
        database.update(Sql.of("delete from search where entity_id = any (?::uuid[])", List.copyOf(ids)));
        database.update(Sql.of("delete from entity where id = any (?::uuid[])", List.copyOf(ids)));
    }

    /// What an entity is made from.
    ///
    /// @param file URL of the file that it stands in
    /// @param processed JSON of the checked entity, without what the catalog adds
    record Source(String file, String hash, String processed) {}

    /// An entity that was not there before.
    record Fresh(UUID id, String ref, Source source) {}

    /// What is sent of an entity.
    record Finished(UUID id, String body, String etag) {}

    /// A row.
    ///
    /// @param body null until the entity has been finished for the first time
    record Kept(
            UUID id,
            String ref,
            Source source,
            @Nullable String body,
            @Nullable String etag,
            Trouble trouble) {
        static Kept of(ResultSet row) throws SQLException {
            return new Kept(
                    row.getObject("id", UUID.class),
                    row.getString("ref"),
                    new Source(row.getString("file"), row.getString("source_hash"), row.getString("processed")),
                    row.getString("body"),
                    row.getString("etag"),
                    new Trouble(texts(row, "errors"), instant(row, "orphaned_at")));
        }

        Optional<StoredEntity> stored() {
            return body == null ? Optional.empty() : Optional.of(new StoredEntity(id, ref, body));
        }
    }

    /// @param errors why the file's present text is not what is shown
    /// @param orphanedAt since when no location leads to the entity; null while one does
    record Trouble(List<String> errors, @Nullable Instant orphanedAt) {
        boolean none() {
            return errors.isEmpty() && orphanedAt == null;
        }
    }
}
