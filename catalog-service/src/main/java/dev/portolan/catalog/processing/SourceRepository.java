package dev.portolan.catalog.processing;

import static dev.portolan.catalog.database.TenantDatabase.instant;

import dev.portolan.catalog.database.Sql;
import dev.portolan.catalog.database.TenantDatabase;
import dev.portolan.catalog.reading.KnownFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class SourceRepository {
    private static final String ROWS = "select location_id, type, target, state, last_read_at, due_at, every_seconds,"
            + " entities, revision, case when claimed_until > ? then progress end as progress from source ";

    private final TenantDatabase database;

    SourceRepository(TenantDatabase database) {
        this.database = database;
    }

    void put(UUID location, String type, String ref, String target, Instant due) {
        database.update(Sql.of(
                "insert into source (location_id, tenant_id, type, ref, target, state, due_at) values (?, ?, ?, ?, ?, 'pending', ?)"
                        + " on conflict (location_id) do update set target = excluded.target, state = 'pending',"
                        + " due_at = excluded.due_at, wanted = source.wanted + 1, whole = true, failures = 0,"
                        + " revision = null",
                location,
                database.tenant(),
                type,
                ref,
                target,
                due));
    }

    /// Keeps a source whose entities come by themselves.
    void putPushed(UUID location, String type, String ref, String target) {
        database.update(Sql.of(
                "insert into source (location_id, tenant_id, type, ref, target, state, pushed)"
                        + " values (?, ?, ?, ?, ?, 'ok', true) on conflict (location_id) do nothing",
                location,
                database.tenant(),
                type,
                ref,
                target));
    }

    int want(Collection<UUID> locations, Instant due) {
        return database.update(Sql.of(
                "update source set due_at = ?, wanted = wanted + 1, whole = true, failures = 0"
                        + " where location_id = any (?::uuid[]) and not pushed",
                due,
                List.copyOf(locations)));
    }

    /// Sources whose entities were refused for the sake of others, if one of those others is gone.
    int wantRefused(Collection<String> gone, Instant due) {
        return database.update(Sql.of(
                "update source set due_at = ?, wanted = wanted + 1, whole = true"
                        + " where refused && ?::text[] and not pushed",
                due,
                List.copyOf(gone)));
    }

    /// Locks a source until the transaction ends; empty when it has been removed.
    Optional<Held> hold(UUID location) {
        return database
                .list(
                        Sql.of(
                                "select every_seconds, failures, claimed_until is not null as claimed, due_at, pushed"
                                        + " from source where location_id = ? for update",
                                location),
                        Held::of)
                .stream()
                .findFirst();
    }

    /// Ends a reading that changed nothing.
    void postpone(Claim claim, Instant now, Instant next) {
        database.update(Sql.of(
                "update source set claimed_until = null, progress = null, last_read_at = ?, failures = 0,"
                        + " due_at = case when wanted = ? then ? else due_at end where location_id = ?",
                now,
                claim.wanted(),
                next,
                claim.location()));
    }

    /// Ends a reading that failed on our side; it is tried again.
    void retry(Claim claim, int failures, Instant next) {
        database.update(Sql.of(
                "update source set claimed_until = null, progress = null, failures = ?, state = 'failed',"
                        + " due_at = case when wanted = ? then ? else due_at end where location_id = ?",
                failures,
                claim.wanted(),
                next,
                claim.location()));
    }

    void finish(Claim claim, Result result, int failures, Instant now, Instant next) {
        database.update(Sql.of(
                "update source set claimed_until = null, progress = null, last_read_at = ?, state = ?, entities = ?,"
                        + " refused = ?::text[], whole = ? or wanted <> ?, revision = ?, failures = ?,"
                        + " due_at = case when wanted = ? then ? else due_at end where location_id = ?",
                now,
                result.state(),
                result.entities(),
                result.refused(),
                !result.settled(),
                claim.wanted(),
                result.revision(),
                failures,
                claim.wanted(),
                next,
                claim.location()));
    }

    /// Notes what has come of a source that is not read.
    void take(UUID location, String state, int entities, Instant now) {
        database.update(Sql.of(
                "update source set state = ?, entities = ?, last_read_at = ? where location_id = ?",
                state,
                entities,
                now,
                location));
    }

    void setProgress(UUID location, String progress) {
        database.update(Sql.of("update source set progress = ? where location_id = ?", progress, location));
    }

    void setEvery(UUID location, @Nullable Integer seconds, @Nullable Instant due) {
        database.update(Sql.of(
                "update source set every_seconds = ?, due_at = ? where location_id = ?", seconds, due, location));
    }

    /// The files of the last reading, without what is in them.
    List<KnownFile> files(UUID location, KeptContents contents) {
        return database.list(
                Sql.of("select url, etag, octet_length(content) from source_file where location_id = ?", location),
                row -> {
                    var url = row.getString(1);
                    return new KnownFile(url, row.getString(2), row.getInt(3), () -> contents.of(url), true);
                });
    }

    /// What is in them, by their URLs.
    Map<String, byte[]> contents(UUID location) {
        var contents = new HashMap<String, byte[]>();
        database.each(
                Sql.of("select url, content from source_file where location_id = ?", location),
                row -> contents.put(row.getString(1), row.getBytes(2)));
        return contents;
    }

    /// Keeps the files of a reading in the place of those of the one before.
    void keepFiles(UUID location, List<KnownFile> files) {
        database.update(Sql.of(
                "delete from source_file where location_id = ? and url <> all (?::text[])",
                location,
                files.stream().map(KnownFile::url).toList()));
        for (var file : files.stream().filter(file -> !file.kept()).toList()) {
            database.update(Sql.of(
                    "insert into source_file (tenant_id, location_id, url, etag, content) values (?, ?, ?, ?, ?)"
                            + " on conflict (tenant_id, location_id, url) do update"
                            + " set etag = excluded.etag, content = excluded.content"
                            + " where source_file.etag is distinct from excluded.etag"
                            + " or source_file.content <> excluded.content",
                    database.tenant(),
                    location,
                    file.url(),
                    file.etag(),
                    file.content()));
        }
    }

    /// Those that are read elsewhere: by address, and as Git repositories.
    List<SourceAddress> addresses() {
        return database.list(
                Sql.of("select location_id, type, target from source where type in ('url', 'git')"),
                row -> new SourceAddress(row.getObject(1, UUID.class), row.getString(2), row.getString(3)));
    }

    Optional<Stored> byLocation(UUID location, Instant now) {
        return database.list(Sql.of(ROWS + "where location_id = ?", now, location), Stored::of).stream()
                .findFirst();
    }

    /// @param words that the target contains, in whatever case; empty for all
    List<Stored> page(UUID after, String words, int size, Instant now) {
        return database.list(
                Sql.of(
                        ROWS + "where location_id > ? and position(lower(?) in lower(target)) > 0"
                                + " order by location_id limit ?",
                        now,
                        after,
                        words,
                        size),
                Stored::of);
    }

    /// What sources are called where their entities name them.
    List<String> origins(Collection<UUID> locations) {
        return database.list(
                Sql.of(
                        "select type || ':' || target from source where location_id = any (?::uuid[])",
                        List.copyOf(locations)),
                row -> row.getString(1));
    }

    /// How a reading ended.
    ///
    /// @param settled whether the next reading may end early where no file has changed
    record Result(
            String state,
            int entities,
            List<String> refused,
            boolean settled,
            @Nullable String revision) {}

    /// @param everySeconds null for the default
    /// @param failures readings in a row that could not have the source at all
    /// @param claimed whether a reading is under way
    record Held(
            @Nullable Integer everySeconds,
            int failures,
            boolean claimed,
            @Nullable Instant due,
            boolean pushed) {
        static Held of(ResultSet row) throws SQLException {
            return new Held(
                    row.getObject("every_seconds", Integer.class),
                    row.getInt("failures"),
                    row.getBoolean("claimed"),
                    instant(row, "due_at"),
                    row.getBoolean("pushed"));
        }
    }

    /// A row, as it is shown.
    record Stored(UUID location, String type, String target, String state, When when, What what) {
        static Stored of(ResultSet row) throws SQLException {
            return new Stored(
                    row.getObject("location_id", UUID.class),
                    row.getString("type"),
                    row.getString("target"),
                    row.getString("state"),
                    new When(
                            instant(row, "last_read_at"),
                            instant(row, "due_at"),
                            row.getObject("every_seconds", Integer.class)),
                    new What(row.getInt("entities"), row.getString("revision"), row.getString("progress")));
        }
    }

    record When(
            @Nullable Instant lastReadAt,
            @Nullable Instant due,
            @Nullable Integer everySeconds) {}

    /// @param progress JSON; null while no reading is under way
    record What(
            int entities,
            @Nullable String revision,
            @Nullable String progress) {}
}
