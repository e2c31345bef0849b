package dev.portolan.catalog.providers;

import dev.portolan.catalog.database.Sql;
import dev.portolan.catalog.database.TenantDatabase;
import dev.portolan.catalog.model.Ref;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Buckets as rows of `location` and `source`. They are never due: `claimed_until` is the end of time.
@ApplicationScoped
class BucketRepository {
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final TenantDatabase database;

    BucketRepository(TenantDatabase database) {
        this.database = database;
    }

    /// Lets one change of the tenant's locations in at a time, as [dev.portolan.catalog.locations] does.
    void holdLocations() {
        database.update(Sql.of(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))", "catalog locations of " + database.tenant()));
    }

    Optional<Bucket> find(String type, String name) {
        return database
                .list(
                        Sql.of("select id, type, target, ref from location where type = ? and target = ?", type, name),
                        BucketRepository::bucket)
                .stream()
                .findFirst();
    }

    private static Bucket bucket(ResultSet row) throws SQLException {
        return new Bucket(
                row.getObject("id", UUID.class),
                row.getString("type"),
                row.getString("target"),
                Ref.parse(row.getString("ref")));
    }

    long locations() {
        return database.list(Sql.of("select count(*) from location"), row -> row.getLong(1))
                .getFirst();
    }

    void insert(Bucket bucket, Instant now) {
        database.update(Sql.of(
                "insert into location (id, tenant_id, type, target, ref, created_at) values (?, ?, ?, ?, ?, ?)",
                bucket.id(),
                database.tenant(),
                bucket.type(),
                bucket.name(),
                bucket.ref().toString(),
                now));
        database.update(Sql.of(
                "insert into source (location_id, tenant_id, type, ref, target, state, due_at, claimed_until, whole)"
                        + " values (?, ?, ?, ?, ?, 'ok', ?, 'infinity', false)",
                bucket.id(),
                database.tenant(),
                bucket.type(),
                bucket.ref().toString(),
                bucket.name(),
                NEVER));
    }

    /// Lets one change of a bucket in at a time, until the transaction ends.
    void hold(UUID bucket) {
        database.update(Sql.of("select pg_advisory_xact_lock(hashtextextended(?, 0))", "catalog bucket " + bucket));
    }

    boolean stands(UUID bucket) {
        return !database.list(Sql.of("select id from location where id = ?", bucket), row -> row.getObject(1))
                .isEmpty();
    }

    /// @return what was told of it before; empty when the bucket is gone
    Optional<Told> told(UUID bucket) {
        return database
                .list(
                        Sql.of("select findings, refused from source where location_id = ? for update", bucket),
                        row -> new Told(row.getString("findings"), TenantDatabase.texts(row, "refused")))
                .stream()
                .findFirst();
    }

    void tell(UUID bucket, Told told, int entities, boolean sound, Instant now) {
        database.update(Sql.of(
                "update source set state = ?, entities = ?, findings = ?, refused = ?::text[], last_read_at = ?,"
                        + " due_at = ? where location_id = ?",
                sound ? "ok" : "failed",
                entities,
                told.findings(),
                told.refused(),
                now,
                NEVER,
                bucket));
    }

    /// What was registered, as `type:target`, for some locations.
    List<String> places(Collection<UUID> locations) {
        return database.list(
                Sql.of(
                        "select type, target from location where id = any (?::uuid[]) order by id",
                        List.copyOf(locations)),
                row -> row.getString(1) + ":" + row.getString(2));
    }

    /// @param findings JSON
    /// @param refused references that were not taken
    record Told(String findings, List<String> refused) {}
}
