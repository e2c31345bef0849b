package dev.portolan.plugins.studio;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class DraftRepository implements PanacheRepositoryBase<DraftRow, UUID> {
    /// Holds a draft until the end of the transaction.
    Optional<DraftRow> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    boolean taken(String name) {
        return count("name", name) > 0;
    }

    /// By name.
    List<DraftRow> all(int most) {
        return find("order by name").page(0, most).list();
    }
}
