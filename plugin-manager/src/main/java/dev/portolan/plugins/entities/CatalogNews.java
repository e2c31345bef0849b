package dev.portolan.plugins.entities;

import dev.portolan.contracts.CatalogEvent;
import java.util.List;

/// What has happened in the current tenant's catalog, in its order. Fired once, in the transaction that remembers it:
/// what an observer throws has it tried again.
public record CatalogNews(List<CatalogEvent> events) {
    public CatalogNews {
        events = List.copyOf(events);
    }
}
