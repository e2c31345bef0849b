package dev.portolan.plugins.installations;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.kernel.time.Recurring;
import dev.portolan.plugins.installations.TenantCounts.Count;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Looks for tenants whose plugins do not fit their plan: after a smaller plan, a larger one, or an uninstallation that
/// makes room. It compares numbers, so that nothing is missed by a node that was down, and nothing is done twice.
@ApplicationScoped
class PlanReview {
    private final PlanReviewService reviews;
    private final PlanLimits limits;
    private final TenantCounts tenants;
    private final TenantScope scope;
    private final InstallationConfig config;
    private final Recurring clock =
            new Recurring("plan-review", this::look, "plugins are blocked by plans, or let go again, later");

    PlanReview(
            PlanReviewService reviews,
            PlanLimits limits,
            TenantCounts tenants,
            TenantScope scope,
            InstallationConfig config) {
        this.reviews = reviews;
        this.limits = limits;
        this.tenants = tenants;
        this.scope = scope;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        clock.start(config.review());
    }

    void stop(@Observes ShutdownEvent stopping) {
        clock.close();
    }

    private void look() {
        tenants.all().stream()
                .filter(this::unlikeItsPlan)
                .map(Count::tenant)
                .takeWhile(_ -> !clock.closed())
                .forEach(this::review);
    }

    private boolean unlikeItsPlan(Count count) {
        var room = limits.room(count.tenant());
        return room.isPresent() && count.blocked() != Math.max(0, count.present() - room.getAsLong());
    }

    private void review(TenantId tenant) {
        try {
            scope.run(tenant, reviews::review);
        } catch (RuntimeException e) {
            Log.warnf("plugins are reviewed later tenant=%s: %s", tenant, e.getMessage());
        }
    }
}
