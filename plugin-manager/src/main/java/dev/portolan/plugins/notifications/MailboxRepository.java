package dev.portolan.plugins.notifications;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class MailboxRepository implements PanacheRepositoryBase<MailboxRow, UUID> {
    /// Holds a mailbox until the end of the transaction.
    Optional<MailboxRow> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
