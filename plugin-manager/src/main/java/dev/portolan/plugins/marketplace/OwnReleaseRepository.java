package dev.portolan.plugins.marketplace;

import dev.portolan.kernel.tenancy.CrossTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/// Removes releases, which the application itself may not: only the database's own function can, and only those that
/// tenants have made for themselves.
@ApplicationScoped
@CrossTenant("releases belong to no tenant, but for what one has made for itself")
class OwnReleaseRepository {
    private final EntityManager entities;

    OwnReleaseRepository(EntityManager entities) {
        this.entities = entities;
    }

    void forget(String publisher) {
        var _ = entities.createNativeQuery("select forget_own_releases(?1)", Integer.class)
                .setParameter(1, publisher)
                .getSingleResult();
    }
}
