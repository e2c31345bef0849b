package dev.portolan.plugins.events;

import dev.portolan.contracts.AuditEvent.Actor;
import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Kind;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.tenancy.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;

/// Records what a plugin says has happened.
@ApplicationScoped
@Transactional
class PublishedEventService {
    private final EventLogService log;
    private final CurrentActor actor;
    private final Audit audit;

    PublishedEventService(EventLogService log, CurrentActor actor, Audit audit) {
        this.log = log;
        this.actor = actor;
        this.audit = audit;
    }

    /// @param audited whether it goes on the audit record too: the first of a minute does, as all are on the log
    void publish(PluginId plugin, Happening happening, boolean audited) {
        if (log.record(happening) && audited) {
            actor.enter(new Actor(Kind.PLUGIN, "plugin:" + plugin, plugin.plugin(), null, null));
            audit.record(
                    "plugin.published-event",
                    new Target("plugin", plugin.toString(), null),
                    new Change(Map.of(), Map.of("type", happening.type()), null));
        }
    }
}
