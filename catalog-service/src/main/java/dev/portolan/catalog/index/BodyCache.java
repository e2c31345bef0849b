package dev.portolan.catalog.index;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.entities.StoredEntity;
import dev.portolan.catalog.index.IndexRepository.Body;
import dev.portolan.contracts.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The JSON of entities that was asked for lately, so many bytes of it.
@ApplicationScoped
class BodyCache {
    private static final int OVERHEAD = 300;

    private final Cache<UUID, Body> bodies;

    BodyCache(CatalogConfig config) {
        this.bodies = Caffeine.newBuilder()
                .maximumWeight(config.index().bodyBytes())
                .<UUID, Body>weigher((_, body) -> OVERHEAD + body.entity().bytes().length)
                .build();
    }

    /// Null where it is not kept, or another version than the one that is known. Ids are unique among all tenants, and
    /// an entity is another tenant's nevertheless.
    @Nullable
    StoredEntity find(TenantId tenant, Entry entry) {
        var body = bodies.getIfPresent(entry.id());
        return body == null
                        || body.version() != entry.version()
                        || !body.tenant().equals(tenant.value())
                ? null
                : body.entity();
    }

    void keep(Body body) {
        bodies.put(body.entity().id(), body);
    }
}
