package dev.portolan.catalog.providers;

import dev.portolan.catalog.causes.Cause;
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

/// Buckets as rows of `location`.
@ApplicationScoped
class BucketRepository {
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

    static Bucket bucket(ResultSet row) throws SQLException {
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
    }

    /// Lets one change of a bucket in at a time, until the transaction ends.
    void hold(UUID bucket) {
        database.update(Sql.of("select pg_advisory_xact_lock(hashtextextended(?, 0))", "catalog bucket " + bucket));
    }

    boolean stands(UUID bucket) {
        return !database.list(Sql.of("select id from location where id = ?", bucket), row -> row.getObject(1))
                .isEmpty();
    }

    /// Whether it is still there; if so, it stays until the transaction ends.
    boolean stays(UUID bucket) {
        return !database.list(
                        Sql.of("select id from location where id = ? for key share", bucket), row -> row.getObject(1))
                .isEmpty();
    }

    int entities(UUID bucket) {
        return database.list(
                        Sql.of("select count(distinct ref) from emission where location_id = ?", bucket),
                        row -> row.getInt(1))
                .getFirst();
    }

    /// What was registered, as `type:target` without secrets, for some locations.
    List<String> places(Collection<UUID> locations) {
        return database.list(
                Sql.of(
                        "select type, target from location where id = any (?::uuid[]) order by id",
                        List.copyOf(locations)),
                row -> row.getString(1) + ":" + Cause.told(row.getString(2)));
    }
}
