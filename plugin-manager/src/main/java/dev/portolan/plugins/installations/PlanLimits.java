package dev.portolan.plugins.installations;

import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.TenantState;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.identity.TenantStates;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.plugins.marketplace.Published;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What the plan of the current tenant allows. tenant-service's last word counts; where that has not come yet, what
/// the caller's token says.
@ApplicationScoped
class PlanLimits {
    private static final String PLUGINS = "plugins";
    private static final String PREMIUM = "premium_plugins";

    private final Caller caller;
    private final CurrentTenant current;
    private final TenantStates tenants;

    PlanLimits(Caller caller, CurrentTenant current, TenantStates tenants) {
        this.caller = caller;
        this.current = current;
        this.tenants = tenants;
    }

    /// @param installed counted while the tenant's installations are held
    /// @throws ProblemException `plan-limit` when the plan does not allow another plugin
    void checkPlace(long installed) {
        noPlace(installed, 1).ifPresent(sentence -> {
            throw new ProblemException(InstallationProblem.PLAN_LIMIT, sentence);
        });
    }

    /// Why the plan does not allow so many more plugins; empty where it does.
    Optional<String> noPlace(long installed, int more) {
        var plan = plan();
        var limit = plan.limits().get(PLUGINS);
        if (limit == null || installed + more <= limit) {
            return Optional.empty();
        }
        return Optional.of("The plan " + plan.id() + " allows " + limit + " plugins, and " + installed
                + " are installed. Uninstall one, or choose a larger plan.");
    }

    /// How many plugins a tenant's plan has room for, as far as tenant-service has said.
    OptionalLong room(TenantId tenant) {
        var plan = tenants.of(tenant).map(TenantState::plan);
        if (plan.isEmpty()) {
            return OptionalLong.empty();
        }
        var limit = plan.get().limits().get(PLUGINS);
        return OptionalLong.of(limit == null ? Long.MAX_VALUE : limit);
    }

    /// Lets premium releases in where the plan has them. A premium plugin that is there stays, and may be
    /// upgraded.
    ///
    /// @param former the release that is there, null when the plugin is not
    /// @throws ProblemException `plan-limit`
    void checkPremium(@Nullable Published former, Published release) {
        premiumRefusal(former, release).ifPresent(sentence -> {
            throw new ProblemException(InstallationProblem.PLAN_LIMIT, sentence);
        });
    }

    /// As [#checkPremium], and says what is wrong.
    Optional<String> premiumRefusal(@Nullable Published former, Published release) {
        if (!premium(release) || former != null && premium(former)) {
            return Optional.empty();
        }
        var plan = plan();
        var allowed = plan.limits().get(PREMIUM);
        return allowed != null && allowed != 0
                ? Optional.empty()
                : Optional.of(release.manifest().listing().title() + " is a premium plugin, and the plan " + plan.id()
                        + " has no premium plugins. Choose a plan that has them.");
    }

    private static boolean premium(Published release) {
        return release.manifest().listing().premium();
    }

    private TenantState.Plan plan() {
        return tenants.of(current.id()).map(TenantState::plan).orElseGet(() -> {
            var told = caller.tenant();
            return new TenantState.Plan(told.plan(), told.limits());
        });
    }
}
