package dev.portolan.catalog.index;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.entities.StoredEntity;
import dev.portolan.catalog.index.IndexRepository.Body;
import dev.portolan.contracts.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// The JSON of entities that was asked for lately, so many bytes of it.
@ApplicationScoped
class BodyCache {
    private static final int OVERHEAD = 200;

    private final Cache<Key, Body> bodies;

    BodyCache(CatalogConfig config) {
        this.bodies = Caffeine.newBuilder()
                .maximumWeight(config.index().bodyBytes())
                .<Key, Body>weigher((_, body) -> OVERHEAD + body.entity().body().length())
                .build();
    }

    /// Empty where another version than the one that is known is kept.
    Optional<StoredEntity> find(TenantId tenant, Entry entry) {
        var body = bodies.getIfPresent(new Key(tenant, entry.id()));
        return body == null || body.version() != entry.version() ? Optional.empty() : Optional.of(body.entity());
    }

    void keep(TenantId tenant, Body body) {
        bodies.put(new Key(tenant, body.entity().id()), body);
    }

    private record Key(TenantId tenant, UUID id) {}
}
