package dev.portolan.catalog.query;

import dev.portolan.catalog.entities.StoredEntity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts answers together from entities whose JSON is ready, without reading it again: their bytes are copied once, to
/// where they are sent from.
final class EntityJson {
    private static final byte[] NULL = bytes("null");

    private EntityJson() {}

    static byte[] array(List<? extends @Nullable StoredEntity> entities, Projection projection) {
        return json("", entities, projection, "");
    }

    /// The answer to a question for some entities by name: null in the place of what is not there.
    static byte[] items(List<? extends @Nullable StoredEntity> entities, Projection projection) {
        return json("{\"items\":", entities, projection, "}");
    }

    static byte[] page(EntityQueryService.EntityPage page, Projection projection) {
        var places = new StringBuilder();
        page.next().ifPresent(cursor -> add(places, "nextCursor", cursor));
        page.previous().ifPresent(cursor -> add(places, "prevCursor", cursor));
        var end = ",\"totalItems\":" + page.totalItems() + ",\"pageInfo\":{" + places + "}}";
        return json("{\"items\":", page.items(), projection, end);
    }

    // Base64 needs no escapes.
    private static void add(StringBuilder places, String name, PageCursor cursor) {
        places.append(places.isEmpty() ? "" : ",")
                .append('"')
                .append(name)
                .append("\":\"")
                .append(cursor.encode())
                .append('"');
    }

    private static byte[] json(
            String before, List<? extends @Nullable StoredEntity> entities, Projection projection, String after) {
        var pieces = entities.stream()
                .map(entity -> entity == null ? NULL : projection.render(entity))
                .toList();
        var begin = bytes(before + "[");
        var end = bytes("]" + after);
        var separators = Math.max(0, pieces.size() - 1);
        var size = pieces.stream().mapToInt(piece -> piece.length).sum();
        var json = ByteBuffer.allocate(begin.length + size + separators + end.length)
                .put(begin);
        for (var i = 0; i < pieces.size(); i++) {
            if (i > 0) {
                json.put((byte) ',');
            }
            json.put(pieces.get(i));
        }
        return json.put(end).array();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
