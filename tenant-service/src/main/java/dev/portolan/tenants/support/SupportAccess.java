package dev.portolan.tenants.support;

import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.tenants.keycloak.Person;
import dev.portolan.tenants.staff.StaffService;
import dev.portolan.tenants.tenants.TenantDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/// Lets staff into a tenant that they have an active support session with.
@ApplicationScoped
public class SupportAccess {
    static final String SUPPORT = "support";
    static final String OPERATOR = "operator";
    private static final Set<String> ROLES = Set.of(SUPPORT, OPERATOR);

    private final StaffService staff;
    private final TenantDirectory tenants;
    private final SupportDirectory sessions;
    private final AdmissionService admissions;
    private final TenantScope scope;

    SupportAccess(
            StaffService staff,
            TenantDirectory tenants,
            SupportDirectory sessions,
            AdmissionService admissions,
            TenantScope scope) {
        this.staff = staff;
        this.tenants = tenants;
        this.sessions = sessions;
        this.admissions = admissions;
        this.scope = scope;
    }

    /// Admits a person who is of the staff, has the role for it still, and whose session is active; puts it on the
    /// tenant's record.
    ///
    /// @param slug as somebody wrote it; what is no slug names no tenant
    public Optional<Admission> admit(Person person, String slug) {
        if (staff.roles(person.subject()).stream().noneMatch(ROLES::contains)) {
            return Optional.empty();
        }
        return tenants.bySlug(slug)
                .filter(tenant -> tenant.state() != TenantLifecycle.DELETED)
                .flatMap(tenant -> sessions.active(person.subject(), tenant.id())
                        .flatMap(session -> scope.call(tenant.id(), () -> admissions.admit(session, tenant, person))));
    }
}
