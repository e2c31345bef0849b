package dev.portolan.tenants.signups;

import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.tenants.keycloak.Account;
import dev.portolan.tenants.keycloak.AccountResult;
import dev.portolan.tenants.keycloak.AccountService;
import dev.portolan.tenants.keycloak.NewAccount;
import dev.portolan.tenants.keycloak.PasswordPolicy;
import dev.portolan.tenants.members.MembershipDirectory;
import dev.portolan.tenants.problems.TenantProblem;
import dev.portolan.tenants.provisioning.Alarm;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Turns a sign-up into a tenant when the right code comes.
///
/// The account is made at Keycloak before anything is stored here, so that the password is never kept. Whatever fails,
/// the call can be repeated: the code is used up only with the tenant's creation.
@ApplicationScoped
class ConfirmationService {
    private final SignupDirectory directory;
    private final SignupRepository signups;
    private final TenantFounding founding;
    private final AccountService accounts;
    private final MembershipDirectory memberships;
    private final TenantScope scope;
    private final Alarm alarm;
    private final SignupConfig config;
    private final InstantSource time;

    ConfirmationService(
            SignupDirectory directory,
            SignupRepository signups,
            TenantFounding founding,
            AccountService accounts,
            MembershipDirectory memberships,
            TenantScope scope,
            Alarm alarm,
            SignupConfig config,
            InstantSource time) {
        this.directory = directory;
        this.signups = signups;
        this.founding = founding;
        this.accounts = accounts;
        this.memberships = memberships;
        this.scope = scope;
        this.alarm = alarm;
        this.config = config;
        this.time = time;
    }

    /// Begins provisioning.
    ///
    /// @param password for a new account; not looked at when the e-mail address has one, whose password stays
    /// @throws ProblemException `not-found`, `signup-confirmed`, `signup-expired`, `too-many-requests`,
    ///     `invalid` at `/code` or `/password`, `account-unusable`, or `unavailable` when Keycloak is away
    Confirmed confirm(UUID id, String code, @Nullable String password) {
        var signup = directory.find(id).orElseThrow(ProblemException::notFound);
        check(signup, code);
        var applicant = Objects.requireNonNull(signup.applicant());
        var account = accounts.byEmail(applicant.email())
                .map(found -> existing(found, signup, password))
                .orElseGet(() -> create(applicant, password));
        scope.run(
                signup.tenant(),
                () -> QuarkusTransaction.requiringNew().run(() -> founding.found(signup, account.subject())));
        alarm.ring();
        return account;
    }

    private void check(Signup signup, String code) {
        if (signup.verification().confirmed()) {
            throw TenantFounding.confirmedBefore();
        }
        if (signup.verification().expiredAt(time.instant())) {
            throw expired();
        }
        if (signup.verification().failures() >= config.wrongCodes()) {
            throw new ProblemException(
                    Common.TOO_MANY_REQUESTS, "Too many wrong codes. Please sign up again when this one has expired.");
        }
        if (!directory.knowsCode(signup.id(), code)) {
            scope.run(signup.tenant(), () -> QuarkusTransaction.requiringNew().run(signups::countWrongCode));
            throw ProblemException.invalid("/code", "is not the code of the latest mail");
        }
    }

    static ProblemException expired() {
        return new ProblemException(
                TenantProblem.SIGNUP_EXPIRED, "The link has expired. Please sign up again; nothing was kept.");
    }

    private Confirmed existing(Account account, Signup signup, @Nullable String password) {
        if (!account.usable()) {
            throw new ProblemException(
                    TenantProblem.ACCOUNT_UNUSABLE,
                    "This e-mail address has an account that cannot be used. Please contact support.");
        }
        // An account that is younger than the sign-up and belongs nowhere was left by a confirmation that was cut off:
        // the password is still to be chosen.
        if (account.createdAt().isAfter(signup.createdAt())
                && memberships.of(account.subject()).isEmpty()) {
            var applicant = Objects.requireNonNull(signup.applicant());
            accounts.setFirstPassword(
                    account.subject(), wanted(applicant, password).password());
            return new Confirmed(account.subject(), true);
        }
        return new Confirmed(account.subject(), false);
    }

    private Confirmed create(Signup.Applicant applicant, @Nullable String password) {
        return switch (accounts.create(wanted(applicant, password))) {
            case AccountResult.Created(var subject) -> new Confirmed(subject, true);
            case AccountResult.PasswordRefused(var reason) -> throw ProblemException.invalid("/password", reason);
            case AccountResult.Exists _ ->
                throw new ProblemException(Common.CONFLICT, "The account is being made by another request. Try again.");
        };
    }

    private static NewAccount wanted(Signup.Applicant applicant, @Nullable String password) {
        return PasswordPolicy.check(applicant.email(), applicant.givenName(), applicant.familyName(), password);
    }

    /// @param newAccount whether the password of the request became the account's
    record Confirmed(String subject, boolean newAccount) {}
}
