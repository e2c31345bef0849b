package dev.portolan.plugins.spaces;

import dev.portolan.kernel.erasure.TenantErasure;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.plugins.installations.InstalledService;
import dev.portolan.plugins.marketplace.OwnReleaseService;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Set;

/// Forgets the current tenant: its plugins stop everywhere, and its rows go, with its secrets and the key that sealed
/// them, and what it has made for itself.
@ApplicationScoped
@Transactional
class ErasureService {
    private final InstalledService installed;
    private final TenantErasure erasure;
    private final OwnReleaseService own;
    private final CurrentTenant current;

    ErasureService(InstalledService installed, TenantErasure erasure, OwnReleaseService own, CurrentTenant current) {
        this.installed = installed;
        this.erasure = erasure;
        this.own = own;
        this.current = current;
    }

    /// May take long: a large tenant goes in one transaction.
    ///
    /// @return how many rows went, by table
    @TransactionConfiguration(timeout = 600)
    Map<String, Long> erase() {
        installed.retract();
        var gone = erasure.erase(Set.of());
        own.forget(current.id());
        return gone;
    }
}
