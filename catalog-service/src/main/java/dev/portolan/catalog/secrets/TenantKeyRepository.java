package dev.portolan.catalog.secrets;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.TenantSql;
import dev.portolan.kernel.time.Ids;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

@ApplicationScoped
@TenantSql("insert ... on conflict do nothing: two nodes may need a tenant's first key at once")
class TenantKeyRepository implements PanacheRepositoryBase<TenantKeyRow, UUID> {
    void addUnlessThere(TenantId tenant, byte[] sealed, Instant at) {
        var sql = "insert into tenant_key (id, tenant_id, sealed, at) values (?1, ?2, ?3, ?4) on conflict do nothing";
        var _ = getEntityManager()
                .createNativeQuery(sql)
                .setParameter(1, Ids.next())
                .setParameter(2, tenant.value())
                .setParameter(3, sealed)
                .setParameter(4, at)
                .executeUpdate();
    }
}
