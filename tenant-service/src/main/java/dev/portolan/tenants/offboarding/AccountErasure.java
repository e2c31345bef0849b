package dev.portolan.tenants.offboarding;

import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.tenants.keycloak.AccountService;
import dev.portolan.tenants.keycloak.OrganizationService;
import dev.portolan.tenants.members.Member;
import dev.portolan.tenants.members.MemberService;
import dev.portolan.tenants.members.MembershipDirectory;
import dev.portolan.tenants.staff.StaffService;
import dev.portolan.tenants.tenants.TenantService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes a tenant's organization out of Keycloak, and the accounts of members who belong to no other tenant and are not
/// of the staff. May be repeated.
@ApplicationScoped
class AccountErasure {
    private static final int PAGE = 200;

    private final TenantService tenants;
    private final MemberService members;
    private final MembershipDirectory memberships;
    private final StaffService staff;
    private final OrganizationService organizations;
    private final AccountService accounts;

    AccountErasure(
            TenantService tenants,
            MemberService members,
            MembershipDirectory memberships,
            StaffService staff,
            OrganizationService organizations,
            AccountService accounts) {
        this.tenants = tenants;
        this.members = members;
        this.memberships = memberships;
        this.staff = staff;
        this.organizations = organizations;
        this.accounts = accounts;
    }

    /// @param lease kept after each member: there may be many, and each takes calls to Keycloak
    Outcome run(TenantId tenant, Lease lease) {
        var organization = organizations.remove(tenants.get().slug()) ? 1L : 0L;
        var removed = 0L;
        @Nullable String cursor = null;
        do {
            var page = members.page(null, cursor, PAGE);
            for (var member : page.items()) {
                if (belongsNowhereElse(member, tenant) && accounts.remove(member.subject())) {
                    removed++;
                }
                lease.keep();
            }
            cursor = page.next();
        } while (cursor != null);
        return new Outcome("keycloak", Map.of("organization", organization, "account", removed), 0);
    }

    private boolean belongsNowhereElse(Member member, TenantId tenant) {
        return staff.roles(member.subject()).isEmpty()
                && memberships.of(member.subject()).stream()
                        .allMatch(membership -> membership.tenant().id().equals(tenant)
                                || membership.tenant().state() == TenantLifecycle.DELETED);
    }
}
