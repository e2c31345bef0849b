package dev.portolan.plugins.publishers;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class PublisherRepository implements PanacheRepositoryBase<PublisherRow, String> {
    /// Holds a publisher until the end of the transaction: one release of it is published at a time.
    Optional<PublisherRow> locked(String id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    List<PublisherRow> after(String id, int size) {
        return find("id > ?1 and id not like 'own-%' order by id", id)
                .page(0, size)
                .list();
    }
}
