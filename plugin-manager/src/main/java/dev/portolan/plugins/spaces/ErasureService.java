package dev.portolan.plugins.spaces;

import dev.portolan.kernel.erasure.TenantErasure;
import dev.portolan.plugins.installations.InstalledService;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Set;

/// Forgets the current tenant: its plugins stop everywhere, and its rows go, with its secrets and the key that sealed
/// them.
@ApplicationScoped
@Transactional
class ErasureService {
    private final InstalledService installed;
    private final TenantErasure erasure;

    ErasureService(InstalledService installed, TenantErasure erasure) {
        this.installed = installed;
        this.erasure = erasure;
    }

    /// May take long: a large tenant goes in one transaction.
    ///
    /// @return how many rows went, by table
    @TransactionConfiguration(timeout = 600)
    Map<String, Long> erase() {
        installed.retract();
        return erasure.erase(Set.of());
    }
}
