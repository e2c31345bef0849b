package dev.portolan.catalog.query;

import dev.portolan.catalog.entities.StoredEntity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts answers together from entities whose JSON is ready, without reading it again. They are bytes, because what
/// serves
/// them encodes a text character by character.
final class EntityJson {
    private static final int USUAL = 2_000;

    private EntityJson() {}

    static byte[] array(List<? extends @Nullable StoredEntity> entities, Projection projection) {
        return bytes(text(entities, projection));
    }

    /// The answer to a question for some entities by name: null in the place of what is not there.
    static byte[] items(List<? extends @Nullable StoredEntity> entities, Projection projection) {
        return bytes("{\"items\":" + text(entities, projection) + "}");
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(List<? extends @Nullable StoredEntity> entities, Projection projection) {
        var array = new StringBuilder(USUAL * entities.size() + 2);
        for (var entity : entities) {
            array.append(array.isEmpty() ? '[' : ',').append(entity == null ? "null" : projection.render(entity));
        }
        return array.append(array.isEmpty() ? "[]" : "]").toString();
    }

    static byte[] page(EntityQueryService.EntityPage page, Projection projection) {
        var places = new StringBuilder();
        page.next().ifPresent(cursor -> add(places, "nextCursor", cursor));
        page.previous().ifPresent(cursor -> add(places, "prevCursor", cursor));
        return bytes("{\"items\":" + text(page.items(), projection) + ",\"totalItems\":" + page.totalItems()
                + ",\"pageInfo\":{" + places + "}}");
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
}
