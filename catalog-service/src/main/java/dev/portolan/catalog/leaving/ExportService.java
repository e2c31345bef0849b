package dev.portolan.catalog.leaving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.portolan.catalog.database.Sql;
import dev.portolan.catalog.database.TenantDatabase;
import dev.portolan.streams.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the current tenant's catalog, a page in each transaction.
@ApplicationScoped
@Transactional
class ExportService {
    private final TenantDatabase database;

    ExportService(TenantDatabase database) {
        this.database = database;
    }

    List<EntityLine> entities(UUID after, int size) {
        return database.list(
                Sql.of(
                        "select id, ref, file, body, errors, created_at, updated_at from entity"
                                + " where tenant_id = ? and id > ? order by id limit ?",
                        database.tenant(),
                        after,
                        size),
                ExportService::entity);
    }

    List<LocationLine> locations(UUID after, int size) {
        return database.list(
                Sql.of(
                        "select id, type, target, created_at from location"
                                + " where tenant_id = ? and id > ? order by id limit ?",
                        database.tenant(),
                        after,
                        size),
                ExportService::location);
    }

    List<HistoryLine> history(HistoryLine.Place after, int size) {
        return database.list(
                Sql.of(
                        "select ref, version, at, operation, cause, differences, body from history"
                                + " where tenant_id = ? and (ref, version) > (?, ?) order by ref, version limit ?",
                        database.tenant(),
                        after.ref(),
                        after.version(),
                        size),
                HistoryLine::of);
    }

    private static EntityLine entity(ResultSet row) throws SQLException {
        return new EntityLine(
                row.getObject("id", UUID.class),
                row.getString("ref"),
                row.getString("file"),
                json(row.getString("body")),
                TenantDatabase.texts(row, "errors"),
                Objects.requireNonNull(TenantDatabase.instant(row, "created_at")),
                Objects.requireNonNull(TenantDatabase.instant(row, "updated_at")));
    }

    private static LocationLine location(ResultSet row) throws SQLException {
        return new LocationLine(
                row.getObject("id", UUID.class),
                row.getString("type"),
                row.getString("target"),
                Objects.requireNonNull(TenantDatabase.instant(row, "created_at")));
    }

    private static JsonNode json(@Nullable String text) {
        return text == null ? NullNode.getInstance() : Json.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }

    /// @param file where it was read
    /// @param entity as the catalog answers it; null when it was never found in order
    record EntityLine(
            UUID id,
            String ref,
            String file,
            JsonNode entity,
            List<String> errors,
            Instant createdAt,
            Instant updatedAt) {
        EntityLine {
            errors = List.copyOf(errors);
        }
    }

    record LocationLine(UUID id, String type, String target, Instant createdAt) {}
}
