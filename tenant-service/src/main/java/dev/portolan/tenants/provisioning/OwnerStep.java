package dev.portolan.tenants.provisioning;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.tenants.keycloak.AccountService;
import dev.portolan.tenants.keycloak.OrganizationService;
import dev.portolan.tenants.members.MemberService;
import dev.portolan.tenants.tenants.TenantService;
import jakarta.enterprise.context.ApplicationScoped;

/// Gives the owner's account, which the confirmation has made, an organization at Keycloak.
@ApplicationScoped
class OwnerStep implements Step {
    private final TenantService tenants;
    private final MemberService members;
    private final AccountService accounts;
    private final OrganizationService organizations;

    OwnerStep(
            TenantService tenants, MemberService members, AccountService accounts, OrganizationService organizations) {
        this.tenants = tenants;
        this.members = members;
        this.accounts = accounts;
        this.organizations = organizations;
    }

    @Override
    public StepName name() {
        return StepName.OWNER;
    }

    @Override
    public void run(TenantId id) {
        var tenant = tenants.get();
        var owner = members.firstOwner().orElseThrow(() -> new IllegalStateException("no owner tenant=" + id));
        if (accounts.bySubject(owner.subject()).isEmpty()) {
            throw new ProblemException(Common.CONFLICT, "The owner's account is gone. Please contact support.");
        }
        organizations.ensure(tenant.slug(), tenant.name(), owner.subject());
    }
}
