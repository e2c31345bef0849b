package dev.portolan.tenants.offboarding;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class OffboardingRepository implements PanacheRepositoryBase<OffboardingRow, UUID> {
    /// Holds the row until the end of the transaction.
    Optional<OffboardingRow> locked(UUID tenant) {
        return findByIdOptional(tenant, LockModeType.PESSIMISTIC_WRITE);
    }
}
