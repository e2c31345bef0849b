package dev.portolan.ui.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.ui.clients.Catalog.EntityPage;
import dev.portolan.ui.clients.Catalog.PageInfo;
import dev.portolan.ui.clients.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntityRowsTest {
    private final List<@Nullable String> asked = new ArrayList<>();

    @Test
    void readsOnByCursorAsFarAsNeeded() {
        var rows = new EntityRows(this::page, page(null));
        asked.clear();
        assertThat(rows.rows(45, 10))
                .extracting(Entity::name)
                .hasSize(10)
                .startsWith("e45")
                .endsWith("e54");
        assertThat(asked).containsExactly("50");
    }

    @Test
    void readsNothingTwice() {
        var rows = new EntityRows(this::page, page(null));
        rows.rows(0, 120);
        asked.clear();
        assertThat(rows.rows(60, 50)).hasSize(50);
        assertThat(asked).isEmpty();
    }

    @Test
    void endsWithTheLastPage() {
        var rows = new EntityRows(this::page, page(null));
        assertThat(rows.rows(100, 50)).hasSize(20);
        assertThat(rows.rows(120, 50)).isEmpty();
        assertThat(rows.reachable()).isEqualTo(120);
    }

    private EntityPage page(@Nullable String cursor) {
        asked.add(cursor);
        var from = cursor == null ? 0 : Integer.parseInt(cursor);
        var to = Math.min(120, from + 50);
        var items = IntStream.range(from, to).mapToObj(EntityRowsTest::entity).toList();
        return new EntityPage(items, 120, new PageInfo(to < 120 ? Integer.toString(to) : null));
    }

    private static Entity entity(int index) {
        var document = JsonNodeFactory.instance.objectNode().put("kind", "Component");
        document.putObject("metadata").put("name", "e" + index);
        return new Entity(document);
    }
}
