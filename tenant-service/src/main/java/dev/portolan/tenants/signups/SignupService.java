package dev.portolan.tenants.signups;

import dev.portolan.contracts.Problem.Violation;
import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.kernel.time.Ids;
import dev.portolan.tenants.codes.Code;
import dev.portolan.tenants.plans.Plan;
import dev.portolan.tenants.plans.PlanService;
import dev.portolan.tenants.problems.TenantProblem;
import dev.portolan.tenants.provisioning.Alarm;
import dev.portolan.tenants.provisioning.ProvisioningService;
import dev.portolan.tenants.provisioning.StepName;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes sign-ups in and tells how they are.
@ApplicationScoped
class SignupService {
    private final SignupRepository signups;
    private final SignupDirectory directory;
    private final ProvisioningService provisioning;
    private final PlanService plans;
    private final TenantScope scope;
    private final Alarm alarm;
    private final SignupConfig config;
    private final InstantSource time;

    SignupService(
            SignupRepository signups,
            SignupDirectory directory,
            ProvisioningService provisioning,
            PlanService plans,
            TenantScope scope,
            Alarm alarm,
            SignupConfig config,
            InstantSource time) {
        this.signups = signups;
        this.directory = directory;
        this.provisioning = provisioning;
        this.plans = plans;
        this.scope = scope;
        this.alarm = alarm;
        this.config = config;
        this.time = time;
    }

    /// Keeps the slug for the company and has the code mailed. Nothing is stored about the person elsewhere.
    ///
    /// @param idempotencyKey repeats with the same key and content are one sign-up
    /// @throws ProblemException `invalid`, `slug-taken` or `idempotency-key-reused`
    Signup signUp(SignupRequest request, @Nullable String idempotencyKey) {
        var key = idempotencyKey == null ? null : Code.hash(idempotencyKey);
        return repeated(request, key).orElseGet(() -> begin(request, key));
    }

    /// @throws ProblemException `not-found`, also when the sign-up has expired and been erased
    Signup get(UUID id) {
        return directory.find(id).orElseThrow(ProblemException::notFound);
    }

    /// Has the code mailed again, as a new one: the former stops working when the new mail is written.
    ///
    /// @throws ProblemException `not-found`, `signup-confirmed` or `signup-expired`
    Signup mailAgain(UUID id) {
        var signup = get(id);
        if (signup.verification().confirmed()) {
            throw TenantFounding.confirmedBefore();
        }
        if (signup.verification().expiredAt(time.instant())) {
            throw ConfirmationService.expired();
        }
        scope.run(signup.tenant(), () -> provisioning.again(StepName.VERIFICATION));
        alarm.ring();
        return signup;
    }

    /// @return why this slug cannot be had; null when it can
    @Nullable
    String unavailable(String slug) {
        var fault = SlugFault.of(slug);
        return fault == null && directory.taken(slug, time.instant()) ? SlugFault.TAKEN : fault;
    }

    private Signup begin(SignupRequest request, byte @Nullable [] key) {
        checkTrial(request, plans.wanted(request.planOrTrial()));
        var now = time.instant();
        if (directory.taken(request.slug(), now)) {
            throw taken();
        }
        // What has expired must not keep its slug until the next sweep.
        directory.sweep(now);
        // Not a time-ordered id: it must not be guessed from another one.
        var id = UUID.randomUUID();
        var tenant = new TenantId(Ids.next());
        var inserted = scope.call(
                tenant, () -> QuarkusTransaction.requiringNew().call(() -> insert(id, tenant, request, key)));
        if (inserted) {
            alarm.ring();
            return get(id);
        }
        return repeated(request, key).orElseThrow(SignupService::taken);
    }

    private static void checkTrial(SignupRequest request, Plan plan) {
        if (request.plan() == null && Boolean.FALSE.equals(request.trial())) {
            throw ProblemException.invalid("/trial", "is false, so name the plan; without one it is a trial");
        }
        if (request.onTrial() && plan.price().month() == 0) {
            throw ProblemException.invalid(
                    "/trial", "is true, but the plan " + plan.title() + " costs nothing: there is nothing to try");
        }
    }

    private boolean insert(UUID id, TenantId tenant, SignupRequest request, byte @Nullable [] key) {
        var now = time.instant();
        var inserted = signups.insert(id, tenant, request, key, now, now.plus(config.life()));
        if (inserted) {
            provisioning.plan(List.of(StepName.VERIFICATION));
        }
        return inserted;
    }

    private Optional<Signup> repeated(SignupRequest request, byte @Nullable [] key) {
        if (key == null) {
            return Optional.empty();
        }
        var earlier = directory.byKey(key);
        if (earlier.isPresent() && !earlier.get().sameAs(request)) {
            throw new ProblemException(
                    TenantProblem.IDEMPOTENCY_KEY_REUSED, "Send another Idempotency-Key with another sign-up.");
        }
        return earlier.map(SignupDirectory.Repeated::signup);
    }

    private static ProblemException taken() {
        return new ProblemException(
                TenantProblem.SLUG_TAKEN, "See violations.", List.of(new Violation("/slug", SlugFault.TAKEN)));
    }
}
