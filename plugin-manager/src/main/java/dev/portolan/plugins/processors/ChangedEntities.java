package dev.portolan.plugins.processors;

import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.CatalogEvent.Cause;
import dev.portolan.contracts.CatalogEvent.Cause.Kind;
import dev.portolan.contracts.EntityRef;
import dev.portolan.plugins.entities.CatalogNews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
        var changed = new LinkedHashMap<EntityRef, Integer>();
        var gone = new LinkedHashSet<EntityRef>();
        for (var event : news.events()) {
            switch (event) {
                case CatalogEvent.Created created -> changed.merge(created.ref(), depth(created.cause()), Math::max);
                case CatalogEvent.Changed change -> {
                    if (!isPlugins(change.cause()) && !change.fields().equals(BY_OTHERS)) {
                        changed.merge(change.ref(), depth(change.cause()), Math::max);
                    }
                }
                case CatalogEvent.Deleted deleted -> gone.add(deleted.ref());
                case CatalogEvent.LocationRefreshed _, CatalogEvent.LocationProgress _ -> {}
            }
        }
        // What is gone and has come back is looked at again after what was added to it is forgotten.
        processors.deleted(gone);
        processors.changed(changed);
    }

    private static int depth(@Nullable Cause cause) {
        return cause == null || cause.depth() == null ? 1 : cause.depth() + 1;
    }

    private static boolean isPlugins(@Nullable Cause cause) {
        return cause != null && cause.kind() == Kind.PLUGIN;
    }
}
