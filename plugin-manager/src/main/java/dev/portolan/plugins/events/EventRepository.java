package dev.portolan.plugins.events;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class EventRepository implements PanacheRepositoryBase<TenantEventRow, UUID> {
    /// Which of some events are on the log. The caller may change the set.
    Set<UUID> known(Collection<UUID> ids) {
        return new HashSet<>(getEntityManager()
                .createQuery("select id from TenantEventRow where id in ?1", UUID.class)
                .setParameter(1, ids)
                .getResultList());
    }
}
