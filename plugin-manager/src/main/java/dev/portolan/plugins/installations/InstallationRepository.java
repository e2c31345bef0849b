package dev.portolan.plugins.installations;

import dev.portolan.kernel.tenancy.TenantSql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
@TenantSql("a lock on what does not exist yet: the tenant's next installation")
class InstallationRepository implements PanacheRepositoryBase<InstallationRow, UUID> {
    /// Holds an installation until the end of the transaction.
    Optional<InstallationRow> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /// Holds the right to install anything for a tenant until the end of the transaction.
    void lockNew(UUID tenant) {
        var _ = getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(?1)", Integer.class)
                .setParameter(1, tenant.getMostSignificantBits() ^ tenant.getLeastSignificantBits())
                .getSingleResult();
    }
}
