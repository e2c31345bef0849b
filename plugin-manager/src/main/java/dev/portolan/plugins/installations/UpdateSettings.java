package dev.portolan.plugins.installations;

import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.plugins.schema.Change;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Keeps whether installations get new releases by themselves. A change is on the tenant's record.
@ApplicationScoped
class UpdateSettings {
    private static final String PATH = "/automaticUpdates";

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

    /// @return what differs then; empty when nothing does
    Optional<Change> apply(Installation installation, UpdateSetting setting) {
        var id = installation.id();
        var now = !store.manual(Set.of(id)).contains(id);
        var automatic = setting.automatic();
        if (automatic == null || automatic == now) {
            return Optional.empty();
        }
        rights.checkInstall();
        store.automatic(id, automatic);
        audit.record(
                "plugin.configured",
                new Target("plugin", installation.plugin().toString(), null),
                new AuditEvent.Change(Map.of(PATH, now), Map.of(PATH, automatic), null));
        if (automatic) {
            wanted.fire(new UpdatesWanted(id));
        }
        return Optional.of(new Change(PATH, BooleanNode.valueOf(now), BooleanNode.valueOf(automatic)));
    }
}
