package dev.portolan.ui.catalog;

import dev.portolan.ui.clients.Catalog.EntityPage;
import dev.portolan.ui.clients.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The rows of one index as far as they have been read: the list asks by position, the catalog pages by cursor.
final class EntityRows {
    /// More rows than anybody scrolls through; narrower filters lead further.
    static final int MOST = 5_000;

    private final Function<@Nullable String, EntityPage> pages;
    private final List<Entity> rows = new ArrayList<>();
    private @Nullable String next;
    private long total;

    /// @param pages reads the page of a cursor; null is the first
    EntityRows(Function<@Nullable String, EntityPage> pages, EntityPage first) {
        this.pages = pages;
        add(first);
        this.total = first.totalItems();
    }

    /// How many there are, read or not.
    long total() {
        return total;
    }

    /// How many a list may ask for.
    int reachable() {
        return (int) Math.min(total, MOST);
    }

    /// Rows from `offset` on, at most `limit`; reads on as far as needed.
    List<Entity> rows(int offset, int limit) {
        var end = Math.min(offset + limit, MOST);
        while (rows.size() < end && next != null) {
            add(pages.apply(next));
        }
        return offset >= rows.size() ? List.of() : List.copyOf(rows.subList(offset, Math.min(end, rows.size())));
    }

    private void add(EntityPage page) {
        rows.addAll(page.items());
        next = page.items().isEmpty() ? null : page.next();
    }
}
