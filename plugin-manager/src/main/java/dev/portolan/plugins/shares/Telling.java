package dev.portolan.plugins.shares;

import dev.portolan.contracts.CatalogMutation.Mode;
import dev.portolan.contracts.TenantId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the catalog is told of things of one kind.
public interface Telling<T> {
    /// Type of the events, for example `catalog.mutation`.
    String type();

    /// The name by which a thing takes the place of another; empty where it has none, and the catalog says so.
    Optional<String> nameOf(T item);

    /// What is sent, as JSON.
    Object event(TenantId tenant, String provider, Change<T> change);

    /// A change of a share.
    ///
    /// @param removed names of those that go
    /// @param ended whether nothing more is heard of the provider
    /// @param depth how many events, each caused by the one before it, led to it; null where none did
    record Change<T>(
            Mode mode,
            List<T> added,
            List<String> removed,
            boolean ended,
            @Nullable Integer depth) {
        public Change {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }
    }
}
