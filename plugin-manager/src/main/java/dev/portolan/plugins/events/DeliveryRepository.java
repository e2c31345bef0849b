package dev.portolan.plugins.events;

import dev.portolan.kernel.tenancy.TenantSql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
@TenantSql("update ... for update skip locked: each waiting delivery is one process's at a time")
class DeliveryRepository implements PanacheRepositoryBase<DeliveryRow, UUID> {
    private static final String CLAIM = """
            update event_delivery set claimed_until = ?1, attempts = attempts + 1
            where id = (
                select id from event_delivery
                where state = 'WAITING' and due_at <= ?2 and (claimed_until is null or claimed_until <= ?2)
                  and tenant_id = portolan_tenant()
                order by due_at limit 1 for update skip locked)
            returning id""";

    /// Claims the one that has been due longest.
    Optional<UUID> claim(Instant now, Instant until) {
        return getEntityManager()
                .createNativeQuery(CLAIM, UUID.class)
                .setParameter(1, until)
                .setParameter(2, now)
                .getResultList()
                .stream()
                .map(UUID.class::cast)
                .findFirst();
    }
}
