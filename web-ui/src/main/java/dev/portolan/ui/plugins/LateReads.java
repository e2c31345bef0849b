package dev.portolan.ui.plugins;

import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.TenantId;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.SharedReads;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/// Reads a plugin again after somebody changed it: each open page at its own moment within a few seconds, and one of
/// them for all that show the same revision.
final class LateReads {
    private static final long SOON_MS = 1_000;
    private static final long LATER_MS = 3_000;

    private final SharedReads shared;
    private final Latest latest;

    LateReads(SharedReads shared, Latest latest) {
        this.shared = shared;
        this.latest = latest;
    }

    /// Calls back in the page, unless that asks again before.
    void read(PluginDesk desk, long revision, Consumer<PluginPage> show, Consumer<ProblemException> failed) {
        var tenant = desk.tenant();
        var key = new Reading(tenant.tenant(), desk.id(), revision, tenant.may(Permissions.PLUGIN_INSTALL));
        latest.loadLater(soon(), () -> shared.once(key, PluginPage.class, () -> PluginPage.read(desk)), show, failed);
    }

    /// A moment of its own for each page that all would read in.
    static Duration soon() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(SOON_MS, LATER_MS));
    }

    /// What pages have in common that may share an answer.
    private record Reading(TenantId tenant, PluginId plugin, long revision, boolean mayInstall) {}
}
