package dev.portolan.catalog.providers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.catalog.database.Sql;
import dev.portolan.catalog.database.TenantDatabase;
import dev.portolan.streams.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Entities that were refused for the sake of others, until there is a place for them.
@ApplicationScoped
class WaitingRepository {
    private final TenantDatabase database;

    WaitingRepository(TenantDatabase database) {
        this.database = database;
    }

    boolean any() {
        return !database.list(
                        Sql.of("select 1 from waiting_entity where tenant_id = ? limit 1", database.tenant()),
                        row -> row.getInt(1))
                .isEmpty();
    }

    List<Bucket> buckets() {
        return database.list(
                Sql.of(
                        "select id, type, target, ref from location where id in"
                                + " (select location_id from waiting_entity where tenant_id = ?) order by id",
                        database.tenant()),
                BucketRepository::bucket);
    }

    List<JsonNode> of(UUID bucket, int most) {
        return database.list(
                Sql.of(
                        "select entity from waiting_entity where tenant_id = ? and location_id = ? order by ref limit ?",
                        database.tenant(),
                        bucket,
                        most),
                row -> Json.read(row.getString(1).getBytes(StandardCharsets.UTF_8), JsonNode.class));
    }

    void forgetAll(UUID bucket) {
        database.update(Sql.of(
                "delete from waiting_entity where tenant_id = ? and location_id = ?", database.tenant(), bucket));
    }

    void forget(UUID bucket, Collection<String> refs) {
        database.update(Sql.of(
                "delete from waiting_entity where tenant_id = ? and location_id = ? and ref = any (?::text[])",
                database.tenant(),
                bucket,
                List.copyOf(refs)));
    }

    /// @param entities JSON by reference
    void keep(UUID bucket, Map<String, String> entities) {
        database.update(Sql.of(
                "insert into waiting_entity (tenant_id, location_id, ref, entity)"
                        + " select ?, l.id, e.ref, e.entity from location l, unnest(?::text[], ?::text[]) e (ref, entity)"
                        + " where l.id = ? on conflict (tenant_id, location_id, ref)"
                        + " do update set entity = excluded.entity",
                database.tenant(),
                List.copyOf(entities.keySet()),
                List.copyOf(entities.values()),
                bucket));
    }
}
