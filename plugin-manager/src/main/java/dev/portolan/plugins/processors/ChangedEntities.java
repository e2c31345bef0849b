package dev.portolan.plugins.processors;

import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.CatalogEvent.Cause;
import dev.portolan.contracts.CatalogEvent.Cause.Kind;
import dev.portolan.plugins.entities.CatalogNews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Has processors look at entities that come and change. What plugins have added themselves is none of it: two that
/// answer each other would go on for ever.
@ApplicationScoped
class ChangedEntities {
    private static final List<String> BY_OTHERS = List.of("relations");

    private final ProcessorService processors;

    ChangedEntities(ProcessorService processors) {
        this.processors = processors;
    }

    void hear(@Observes CatalogNews news) {
        switch (news.event()) {
            case CatalogEvent.Created created -> processors.changed(created.ref(), depth(created.cause()));
            case CatalogEvent.Changed changed -> {
                if (!isPlugins(changed.cause()) && !changed.fields().equals(BY_OTHERS)) {
                    processors.changed(changed.ref(), depth(changed.cause()));
                }
            }
            case CatalogEvent.Deleted deleted -> processors.deleted(deleted.ref());
            case CatalogEvent.LocationRefreshed _, CatalogEvent.LocationProgress _ -> {}
        }
    }

    private static int depth(@Nullable Cause cause) {
        return cause == null || cause.depth() == null ? 1 : cause.depth() + 1;
    }

    private static boolean isPlugins(@Nullable Cause cause) {
        return cause != null && cause.kind() == Kind.PLUGIN;
    }
}
