package dev.portolan.plugins.installations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Removes for good what the current tenant uninstalled too long ago, in transactions that are not long.
@ApplicationScoped
@Transactional
class PurgeService {
    private final Purge purge;

    PurgeService(Purge purge) {
        this.purge = purge;
    }

    /// @return whether there may be more
    boolean some() {
        return purge.some();
    }
}
