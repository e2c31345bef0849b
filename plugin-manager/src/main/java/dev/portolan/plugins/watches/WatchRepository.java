package dev.portolan.plugins.watches;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class WatchRepository implements PanacheRepositoryBase<WatchRow, UUID> {
    /// Holds a watch until the end of the transaction.
    Optional<WatchRow> locked(UUID installation) {
        return findByIdOptional(installation, LockModeType.PESSIMISTIC_WRITE);
    }
}
