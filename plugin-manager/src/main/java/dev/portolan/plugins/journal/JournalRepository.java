package dev.portolan.plugins.journal;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class JournalRepository implements PanacheRepositoryBase<JournalRow, UUID> {
    /// Newest first.
    List<JournalRow> before(UUID id, String target, int size) {
        return find("id < ?1 and (?2 = '' or target = ?2) order by id desc", id, target)
                .page(0, size)
                .list();
    }
}
