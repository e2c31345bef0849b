package dev.portolan.tenants.invitations;

import dev.portolan.contracts.AuditEvent.Actor;
import dev.portolan.contracts.AuditEvent.Kind;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentActor;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.tenants.codes.Code;
import dev.portolan.tenants.keycloak.Account;
import dev.portolan.tenants.keycloak.AccountResult;
import dev.portolan.tenants.keycloak.AccountService;
import dev.portolan.tenants.keycloak.OrganizationService;
import dev.portolan.tenants.keycloak.PasswordPolicy;
import dev.portolan.tenants.members.MemberService;
import dev.portolan.tenants.problems.TenantProblem;
import dev.portolan.tenants.tenants.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Lets people in who have the code of their mail, which proves the address.
///
/// The account is made at Keycloak before anything is stored here, so that the password is never kept. Whatever fails,
/// the call can be repeated: the code is used up only with the membership.
@ApplicationScoped
class AcceptanceService {
    private final InvitationDirectory directory;
    private final InvitationService invitations;
    private final MemberService members;
    private final AccountService accounts;
    private final OrganizationService organizations;
    private final TenantScope scope;
    private final CurrentActor actor;
    private final InstantSource time;

    AcceptanceService(
            InvitationDirectory directory,
            InvitationService invitations,
            MemberService members,
            AccountService accounts,
            OrganizationService organizations,
            TenantScope scope,
            CurrentActor actor,
            InstantSource time) {
        this.directory = directory;
        this.invitations = invitations;
        this.members = members;
        this.accounts = accounts;
        this.organizations = organizations;
        this.scope = scope;
        this.actor = actor;
        this.time = time;
    }

    /// @throws ProblemException `not-found` alike for a wrong id and a wrong code, or `invitation-over`
    Invited look(UUID id, String code) {
        var found = find(id, code);
        if (found.invitation().state() != InvitationState.PENDING) {
            throw InvitationService.over(found.invitation().state());
        }
        return found;
    }

    /// Whether the e-mail address has an account, which needs no new password then.
    boolean hasAccount(Invited invited) {
        return accounts.byEmail(invited.invitation().email()).isPresent();
    }

    /// Makes the membership, and the account where there is none. Repeated with the same code it answers the same.
    ///
    /// @param address from which the request comes, for the record
    /// @throws ProblemException `not-found`, `invitation-over`, `tenant-state`, `account-unusable`, `invalid` at
    ///     `/givenName`, `/familyName` or `/password`, or `unavailable` when Keycloak is away
    Accepted accept(UUID id, String code, Person person, String address) {
        var found = find(id, code);
        return switch (found.invitation().state()) {
            case PENDING -> join(found, code, person, address);
            case ACCEPTED -> again(found);
            case REVOKED, EXPIRED ->
                throw InvitationService.over(found.invitation().state());
        };
    }

    private Accepted join(Invited found, String code, Person person, String address) {
        var tenant = found.tenant();
        requireOpen(tenant);
        var email = found.invitation().email();
        var newcomer =
                accounts.byEmail(email).map(account -> existing(account, email)).orElseGet(() -> create(email, person));
        organizations.ensure(tenant.slug(), tenant.name(), newcomer.subject());
        var joined = scope.call(tenant.id(), () -> {
            actor.enter(new Actor(Kind.MEMBER, newcomer.subject(), newcomer.name(), null, address));
            return invitations.accept(found.invitation(), Code.hash(code), newcomer);
        });
        return joined
                ? new Accepted(tenant, newcomer.account())
                : again(find(found.invitation().id(), code));
    }

    /// Another request was faster, or this one is a repetition.
    private Accepted again(Invited found) {
        var accepted = found.accepted();
        if (accepted == null
                || scope.call(found.tenant().id(), () -> members.find(accepted.subject()))
                        .isEmpty()) {
            throw InvitationService.over(found.invitation().state());
        }
        return new Accepted(found.tenant(), accepted.account());
    }

    private Newcomer existing(Account account, String email) {
        if (!account.usable()) {
            throw new ProblemException(
                    TenantProblem.ACCOUNT_UNUSABLE,
                    "This e-mail address has an account that cannot be used. Please contact support.");
        }
        var name = account.name().isEmpty() ? email : account.name();
        return new Newcomer(account.subject(), name, AccountKind.EXISTING);
    }

    private Newcomer create(String email, Person person) {
        var given = Optional.ofNullable(person.givenName()).orElse("").strip();
        var family = Optional.ofNullable(person.familyName()).orElse("").strip();
        requireNames(given, family, person.password());
        return switch (accounts.create(PasswordPolicy.check(email, given, family, person.password()))) {
            case AccountResult.Created(var subject) -> new Newcomer(subject, given + " " + family, AccountKind.CREATED);
            case AccountResult.PasswordRefused(var reason) -> throw ProblemException.invalid("/password", reason);
            case AccountResult.Exists _ ->
                accounts.byEmail(email)
                        .map(account -> existing(account, email))
                        .orElseThrow(() -> new ProblemException(
                                Common.CONFLICT, "The account is being made by another request. Try again."));
        };
    }

    /// All that is missing at once.
    private static void requireNames(String given, String family, @Nullable String password) {
        var missing = new ArrayList<Violation>();
        if (given.isEmpty()) {
            missing.add(new Violation("/givenName", "is needed for a new account"));
        }
        if (family.isEmpty()) {
            missing.add(new Violation("/familyName", "is needed for a new account"));
        }
        if (password == null || password.isBlank()) {
            missing.add(new Violation("/password", "is needed for a new account"));
        }
        if (!missing.isEmpty()) {
            throw new ProblemException(Common.INVALID, "See violations.", missing);
        }
    }

    private static void requireOpen(Tenant tenant) {
        switch (tenant.state()) {
            case ACTIVE, PAST_DUE -> {}
            case PROVISIONING, SUSPENDED, OFFBOARDING, DELETED ->
                throw new ProblemException(
                        TenantProblem.TENANT_STATE,
                        "The organization takes nobody in at the moment. Ask whoever invited you.");
        }
    }

    private Invited find(UUID id, String code) {
        return directory.find(id, code, time.instant()).orElseThrow(ProblemException::notFound);
    }

    /// What a new account needs; not looked at when the e-mail address has one.
    record Person(
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable String password) {
        /// Leaves all of it out.
        @Override
        public String toString() {
            return "Person[...]";
        }
    }

    record Accepted(Tenant tenant, AccountKind account) {}
}
