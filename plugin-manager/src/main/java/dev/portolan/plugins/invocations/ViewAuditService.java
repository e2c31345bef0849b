package dev.portolan.plugins.invocations;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.plugins.extensions.ActiveExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;

/// Puts on the tenant's record which member had a plugin do something, before the plugin does it. What was filled in is
/// not told: it may be private.
@ApplicationScoped
@Transactional
class ViewAuditService {
    private final Audit audit;

    ViewAuditService(Audit audit) {
        this.audit = audit;
    }

    void called(ActiveExtension active, String function) {
        var plugin = active.installation().plugin().toString();
        var title = active.release().manifest().listing().title();
        audit.record(
                "plugin.called",
                new Target("plugin", plugin, title),
                new Change(Map.of(), Map.of("/extension", active.extension().id(), "/function", function), null));
    }
}
