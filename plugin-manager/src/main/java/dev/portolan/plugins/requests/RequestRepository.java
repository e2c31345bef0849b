package dev.portolan.plugins.requests;

import dev.portolan.kernel.tenancy.TenantSql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
@TenantSql("a lock on what does not exist yet: a person's next request")
class RequestRepository implements PanacheRepositoryBase<RequestRow, UUID> {
    /// Holds a request until the end of the transaction.
    Optional<RequestRow> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /// Holds the right of a person to ask for anything until the end of the transaction.
    void lockNew(UUID tenant, String subject) {
        var _ = getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext(?1), hashtext(?2))", Integer.class)
                .setParameter(1, tenant.toString())
                .setParameter(2, subject)
                .getSingleResult();
    }
}
