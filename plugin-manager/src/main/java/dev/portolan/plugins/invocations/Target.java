package dev.portolan.plugins.invocations;

import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import dev.portolan.plugins.installations.Installation;
import dev.portolan.plugins.installations.Setup;
import dev.portolan.plugins.installations.Trial;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.secrets.SecretService;
import java.util.Map;
import java.util.UUID;

/// Which code is called with which settings, for whom.
///
/// @param installation whose secrets, log and budget these are
/// @param trial whether it is only being tried, and says nothing of what is in force
/// @param unsaved secrets that are only being tried, by JSON Pointer
public record Target(
        TenantId tenant,
        Slug slug,
        UUID installation,
        Published release,
        Setup setup,
        boolean trial,
        Map<String, SecretService.Opened> unsaved) {
    public Target {
        unsaved = Map.copyOf(unsaved);
    }

    static Target of(TenantId tenant, Slug slug, Installation installation, Published release) {
        return new Target(tenant, slug, installation.id(), release, installation.setup(), false, Map.of());
    }

    static Target of(TenantId tenant, Slug slug, Trial trial) {
        return new Target(tenant, slug, trial.installation(), trial.release(), trial.setup(), true, trial.fresh());
    }
}
