package dev.portolan.tenants.plans;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class PlanChangeRepository implements PanacheRepositoryBase<PlanChangeRow, UUID> {}
