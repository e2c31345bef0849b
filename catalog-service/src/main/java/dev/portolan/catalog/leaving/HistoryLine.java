package dev.portolan.catalog.leaving;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.portolan.catalog.database.TenantDatabase;
import dev.portolan.streams.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// One version of an entity.
///
/// @param entity as it was; null for the present version, which is among the entities, and for a deletion
record HistoryLine(
        @JsonUnwrapped Place place,
        Instant at,
        String operation,
        JsonNode cause,
        JsonNode differences,
        JsonNode entity) {
    static HistoryLine of(ResultSet row) throws SQLException {
        return new HistoryLine(
                new Place(row.getString("ref"), row.getInt("version")),
                Objects.requireNonNull(TenantDatabase.instant(row, "at")),
                row.getString("operation"),
                json(row.getString("cause").getBytes(StandardCharsets.UTF_8)),
                json(row.getString("differences").getBytes(StandardCharsets.UTF_8)),
                unpacked(row.getBytes("body")));
    }

    private static JsonNode unpacked(byte @Nullable [] body) {
        if (body == null) {
            return NullNode.getInstance();
        }
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return json(gzip.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(byte[] text) {
        return Json.read(text, JsonNode.class);
    }

    /// Where it stands in the order of the export.
    record Place(String ref, int version) {}
}
