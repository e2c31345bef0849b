package dev.portolan.plugins.installations;

import dev.portolan.plugins.watches.UpgradeNoteService;
import dev.portolan.plugins.watches.WatchService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Puts what gets another release on trial, in the transaction in which it gets it: whoever wanted it, and why
/// ever.
@ApplicationScoped
class Aftercare {
    private final WatchService watches;
    private final UpgradeNoteService notes;

    Aftercare(WatchService watches, UpgradeNoteService notes) {
        this.watches = watches;
        this.notes = notes;
    }

    /// @param running whether it serves the tenant: what does not run cannot fail
    void written(UUID installation, Kind kind, long revision, boolean running) {
        switch (kind) {
            case UPGRADED -> {
                notes.forget(installation);
                if (running) {
                    watches.begin(installation, revision, revision - 1);
                } else {
                    watches.end(installation);
                }
            }
            case ROLLED_BACK, UNINSTALLED -> watches.end(installation);
            case INSTALLED, CONFIGURED, ENABLED, DISABLED -> {}
        }
    }
}
