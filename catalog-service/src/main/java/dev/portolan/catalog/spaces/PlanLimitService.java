package dev.portolan.catalog.spaces;

import dev.portolan.kernel.identity.TenantStates;
import dev.portolan.kernel.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// What the plan of the current tenant allows. Tenant-service's last word counts; where that has not come yet, what the
/// token of the last registration said.
@ApplicationScoped
@Transactional
public class PlanLimitService {
    private static final String ENTITIES = "entities";

    private final TenantStates tenants;
    private final CurrentTenant current;
    private final PlanLimitRepository rows;

    PlanLimitService(TenantStates tenants, CurrentTenant current, PlanLimitRepository rows) {
        this.tenants = tenants;
        this.current = current;
        this.rows = rows;
    }

    /// How many entities the tenant may have; the largest long where nothing says so.
    public long entities() {
        var said = tenants.of(current.id()).map(state -> state.plan().limits().get(ENTITIES));
        if (said.isPresent()) {
            return said.get();
        }
        var row = rows.findById(current.id().value());
        return row == null ? Long.MAX_VALUE : row.entities;
    }

    /// Remembers what a token says, for work after its request.
    public void remember(long entities) {
        var id = current.id().value();
        var row = rows.findById(id);
        if (row == null) {
            row = new PlanLimitRow();
            row.id = id;
            row.entities = entities;
            rows.persist(row);
        }
        row.entities = entities;
    }
}
