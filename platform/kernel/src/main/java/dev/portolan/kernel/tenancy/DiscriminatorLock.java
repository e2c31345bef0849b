package dev.portolan.kernel.tenancy;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import jakarta.enterprise.context.RequestScoped;

/// The first lock: Hibernate adds the tenant to every query and to every new row.
@PersistenceUnitExtension
@RequestScoped
class DiscriminatorLock implements TenantResolver {
    /// Nobody's id, so that a forgotten tenant finds nothing.
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    private final CurrentTenant current;

    DiscriminatorLock(CurrentTenant current) {
        this.current = current;
    }

    @Override
    public String getDefaultTenantId() {
        return NOBODY;
    }

    @Override
    public String resolveTenantId() {
        return current.find().map(Object::toString).orElse(NOBODY);
    }
}
