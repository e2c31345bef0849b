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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class SourceRepository {
    private static final String STATES =
            "select location_id, target, state, last_read_at, due_at, entities, findings from source ";

    private final TenantDatabase database;

    SourceRepository(TenantDatabase database) {
        this.database = database;
    }

    void put(UUID location, String type, String ref, String target, Instant due) {
        database.update(Sql.of(
                "insert into source (location_id, tenant_id, type, ref, target, state, due_at) values (?, ?, ?, ?, ?, 'pending', ?)"
                        + " on conflict (location_id) do update set target = excluded.target, state = 'pending',"
                        + " due_at = excluded.due_at, wanted = source.wanted + 1, whole = true",
                location,
                database.tenant(),
                type,
                ref,
                target,
                due));
    }

    int want(Collection<UUID> locations, Instant due) {
        return database.update(Sql.of(
                "update source set due_at = ?, wanted = wanted + 1, whole = true where location_id = any (?::uuid[])",
                due,
                List.copyOf(locations)));
    }

    /// Sources whose entities were refused for the sake of others, if one of those others is gone.
    int wantRefused(Collection<String> gone, Instant due) {
        return database.update(Sql.of(
                "update source set due_at = ?, wanted = wanted + 1, whole = true where refused && ?::text[]",
                due,
                List.copyOf(gone)));
    }

    Optional<String> findings(UUID location) {
        return database
                .list(
                        Sql.of("select findings from source where location_id = ? for update", location),
                        row -> row.getString(1))
                .stream()
                .findFirst();
    }

    /// Ends a reading that changed nothing.
    void postpone(Claim claim, Instant now, Instant next) {
        database.update(Sql.of(
                "update source set claimed_until = null, last_read_at = ?,"
                        + " due_at = case when wanted = ? then ? else due_at end where location_id = ?",
                now,
                claim.wanted(),
                next,
                claim.location()));
    }

    /// Ends a reading that failed on our side; it is tried again.
    void retry(Claim claim, Instant next) {
        database.update(Sql.of(
                "update source set claimed_until = null, due_at = ? where location_id = ?", next, claim.location()));
    }

    void finish(Claim claim, Result result, Instant now, Instant next) {
        database.update(Sql.of(
                "update source set claimed_until = null, last_read_at = ?, state = ?, entities = ?, findings = ?,"
                        + " refused = ?::text[], whole = ? or wanted <> ?,"
                        + " due_at = case when wanted = ? then ? else due_at end where location_id = ?",
                now,
                result.state(),
                result.entities(),
                result.findings(),
                result.refused(),
                !result.settled(),
                claim.wanted(),
                claim.wanted(),
                next,
                claim.location()));
    }

    List<KnownFile> files(UUID location) {
        return database.list(
                Sql.of("select url, etag, content from source_file where location_id = ?", location),
                row -> new KnownFile(row.getString(1), row.getString(2), row.getBytes(3)));
    }

    /// Keeps the files of a reading in the place of those of the one before.
    void keepFiles(UUID location, List<KnownFile> files) {
        database.update(Sql.of(
                "delete from source_file where location_id = ? and url <> all (?::text[])",
                location,
                files.stream().map(KnownFile::url).toList()));
        for (var file : files) {
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

    List<State> states(UUID after, int size) {
        return database.list(
                Sql.of(STATES + "where location_id > ? order by location_id limit ?", after, size), State::of);
    }

    /// How a reading ended.
    ///
    /// @param findings JSON
    /// @param settled whether the next reading may end early where no file has changed
    record Result(String state, int entities, String findings, List<String> refused, boolean settled) {}

    /// How a location stands.
    ///
    /// @param findings JSON
    record State(UUID location, String target, String state, Progress progress, String findings) {
        static State of(ResultSet row) throws SQLException {
            return new State(
                    row.getObject("location_id", UUID.class),
                    row.getString("target"),
                    row.getString("state"),
                    new Progress(
                            Optional.ofNullable(instant(row, "last_read_at")),
                            Objects.requireNonNull(instant(row, "due_at")),
                            row.getInt("entities")),
                    row.getString("findings"));
        }
    }

    record Progress(Optional<Instant> lastReadAt, Instant nextReadAt, int entities) {}
}
