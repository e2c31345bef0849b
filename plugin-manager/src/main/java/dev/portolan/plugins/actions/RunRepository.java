package dev.portolan.plugins.actions;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class RunRepository implements PanacheRepositoryBase<RunRow, UUID> {
    /// Holds a run until the end of the transaction.
    Optional<RunRow> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    void add(LineRow line) {
        getEntityManager().persist(line);
    }
}
