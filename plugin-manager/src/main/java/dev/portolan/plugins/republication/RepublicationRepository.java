package dev.portolan.plugins.republication;

import dev.portolan.kernel.tenancy.TenantSql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
@TenantSql("insert ... on conflict do nothing: two operators may ask at once; skip locked: two processes may work")
class RepublicationRepository implements PanacheRepositoryBase<RepublicationRow, UUID> {
    /// Begins a run, unless one is under way.
    void addUnlessUnderWay(UUID id, long total, String by, Instant now) {
        var sql = """
                insert into republication (id, state, digest, tenant, plugin, done, total, started_by, started_at, at)
                values (?1, 'RELEASES', '', ?2, null, 0, ?3, ?4, ?5, ?5) on conflict do nothing""";
        var _ = getEntityManager()
                .createNativeQuery(sql)
                .setParameter(1, id)
                .setParameter(2, new UUID(0, 0))
                .setParameter(3, total)
                .setParameter(4, by)
                .setParameter(5, now)
                .executeUpdate();
    }

    /// Holds a run until the end of the transaction.
    ///
    /// @return empty when another process holds it, or it is done
    Optional<RepublicationRow> claimed(UUID id) {
        var sql = "select id from republication where id = ?1 and state <> 'DONE' for update skip locked";
        var held = getEntityManager()
                .createNativeQuery(sql, UUID.class)
                .setParameter(1, id)
                .getResultList();
        return held.isEmpty() ? Optional.empty() : findByIdOptional(id);
    }
}
