package dev.portolan.plugins.webhooks;

import dev.portolan.kernel.tenancy.TenantSql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

@ApplicationScoped
@TenantSql("insert ... on conflict do nothing: a message may come twice at once")
class AddressRepository implements PanacheRepositoryBase<AddressRow, UUID> {
    private static final String LOCK = "select 1 from pg_advisory_xact_lock(hashtext('webhooks'), hashtext(?1))";
    private static final String SEEN =
            "select count(*) from webhook_message where address = ?1 and message = ?2 and tenant_id ="
                    + " portolan_tenant()";
    private static final String TAKEN = """
            insert into webhook_message (address, message, tenant_id, at)
            values (?1, ?2, portolan_tenant(), ?3) on conflict do nothing""";
    private static final String FORGET =
            "delete from webhook_message where address = ?1 and at < ?2 and tenant_id = portolan_tenant()";

    /// Holds the right to make addresses of an installation until the end of the transaction.
    void lockNew(UUID installation) {
        var _ = getEntityManager()
                .createNativeQuery(LOCK, Integer.class)
                .setParameter(1, installation.toString())
                .getSingleResult();
    }

    /// Whether a message has been taken.
    boolean seen(UUID address, String message) {
        var count = getEntityManager()
                .createNativeQuery(SEEN, Long.class)
                .setParameter(1, address)
                .setParameter(2, message)
                .getSingleResult();
        return (Long) count > 0;
    }

    /// Remembers a message, and forgets those from before.
    void taken(UUID address, String message, Instant now, Instant before) {
        var _ = getEntityManager()
                .createNativeQuery(TAKEN)
                .setParameter(1, address)
                .setParameter(2, message)
                .setParameter(3, now)
                .executeUpdate();
        var _ = getEntityManager()
                .createNativeQuery(FORGET)
                .setParameter(1, address)
                .setParameter(2, before)
                .executeUpdate();
    }
}
