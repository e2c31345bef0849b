package dev.portolan.tenants.tenants;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class TenantRepository implements PanacheRepositoryBase<TenantRow, UUID> {
    /// Holds the row until the transaction ends, so that events of one tenant stand in the order of their commits.
    Optional<TenantRow> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
