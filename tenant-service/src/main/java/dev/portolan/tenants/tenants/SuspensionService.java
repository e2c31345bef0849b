package dev.portolan.tenants.tenants;

import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/// Lets operators shut and open tenants by their slug.
@ApplicationScoped
class SuspensionService {
    private final TenantDirectory directory;
    private final TenantService tenants;
    private final TenantScope scope;

    SuspensionService(TenantDirectory directory, TenantService tenants, TenantScope scope) {
        this.directory = directory;
        this.tenants = tenants;
        this.scope = scope;
    }

    Tenant suspend(String slug, String reason) {
        return in(slug, () -> tenants.suspend(reason));
    }

    Tenant reactivate(String slug, String reason) {
        return in(slug, () -> tenants.reactivate(reason));
    }

    private Tenant in(String slug, Supplier<Tenant> change) {
        var found = directory.bySlug(slug).orElseThrow(ProblemException::notFound);
        var changed = scope.call(found.id(), change);
        Log.infof("tenant=%s state=%s", changed.id(), changed.state());
        return changed;
    }
}
