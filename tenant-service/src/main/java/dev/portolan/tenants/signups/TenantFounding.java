package dev.portolan.tenants.signups;

import dev.portolan.contracts.AuditEvent.Actor;
import dev.portolan.contracts.AuditEvent.Kind;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentActor;
import dev.portolan.tenants.members.MemberService;
import dev.portolan.tenants.members.NewMember;
import dev.portolan.tenants.members.Role;
import dev.portolan.tenants.problems.TenantProblem;
import dev.portolan.tenants.provisioning.ProvisioningService;
import dev.portolan.tenants.provisioning.StepName;
import dev.portolan.tenants.tenants.NewTenant;
import dev.portolan.tenants.tenants.TenantService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Objects;

/// Writes all that a confirmed sign-up makes, in the one transaction of its caller.
@ApplicationScoped
class TenantFounding {
    private final SignupRepository signups;
    private final TenantService tenants;
    private final MemberService members;
    private final ProvisioningService provisioning;
    private final CurrentActor actor;
    private final InstantSource time;

    TenantFounding(
            SignupRepository signups,
            TenantService tenants,
            MemberService members,
            ProvisioningService provisioning,
            CurrentActor actor,
            InstantSource time) {
        this.signups = signups;
        this.tenants = tenants;
        this.members = members;
        this.provisioning = provisioning;
        this.actor = actor;
        this.time = time;
    }

    /// @param owner the owner's id at Keycloak
    /// @throws ProblemException `signup-confirmed` when another request was faster
    void found(Signup signup, String owner) {
        if (!signups.confirm(time.instant())) {
            throw confirmedBefore();
        }
        var organization = signup.organization();
        var applicant = Objects.requireNonNull(signup.applicant());
        actor.enter(new Actor(Kind.MEMBER, owner, applicant.fullName(), null, null));
        var _ = tenants.create(
                new NewTenant(organization.slug(), organization.name(), organization.plan(), organization.trial()));
        var _ = members.add(new NewMember(owner, applicant.fullName(), applicant.email(), Role.OWNER));
        provisioning.plan(StepName.PROVISIONING);
    }

    static ProblemException confirmedBefore() {
        return new ProblemException(
                TenantProblem.SIGNUP_CONFIRMED, "The code has been used, and the portal is being set up or is open.");
    }
}
