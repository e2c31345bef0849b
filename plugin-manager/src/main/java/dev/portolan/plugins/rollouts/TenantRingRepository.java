package dev.portolan.plugins.rollouts;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class TenantRingRepository implements PanacheRepositoryBase<TenantRingRow, UUID> {}
