package dev.portolan.plugins.installations;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.kernel.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Map;
import java.util.Set;

/// Keeps whether installations get new releases by themselves. A change is on the tenant's record.
@ApplicationScoped
class UpdateSettings {
    private final InstallationStore store;
    private final Rights rights;
    private final Audit audit;
    private final Event<UpdatesWanted> wanted;

    UpdateSettings(InstallationStore store, Rights rights, Audit audit, Event<UpdatesWanted> wanted) {
        this.store = store;
        this.rights = rights;
        this.audit = audit;
        this.wanted = wanted;
    }

    void apply(Installation installation, UpdateSetting setting) {
        var id = installation.id();
        var now = !store.manual(Set.of(id)).contains(id);
        var automatic = setting.automatic();
        if (automatic == null || automatic == now) {
            return;
        }
        rights.checkInstall();
        store.automatic(id, automatic);
        audit.record(
                "plugin.configured",
                new Target("plugin", installation.plugin().toString(), null),
                new Change(Map.of("/automaticUpdates", now), Map.of("/automaticUpdates", automatic), null));
        if (automatic) {
            wanted.fire(new UpdatesWanted(id));
        }
    }
}
