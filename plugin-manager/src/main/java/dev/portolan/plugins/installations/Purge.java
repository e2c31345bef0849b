package dev.portolan.plugins.installations;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.contracts.PluginEvent;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.events.Outbox;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.plugins.secrets.SecretService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/// Removes for good what was uninstalled thirty days ago: the installation, its history and its secrets. Only in a
/// transaction.
@ApplicationScoped
class Purge {
    /// How long an uninstalled plugin can be restored.
    static final Duration RETENTION = Duration.ofDays(30);

    private static final int AT_ONCE = 50;

    private final InstallationRepository rows;
    private final InstallationQueries queries;
    private final SecretService secrets;
    private final CurrentTenant current;
    private final Outbox outbox;
    private final Audit audit;
    private final Event<Purged> purged;
    private final InstantSource time;

    Purge(
            InstallationRepository rows,
            InstallationQueries queries,
            SecretService secrets,
            CurrentTenant current,
            Outbox outbox,
            Audit audit,
            Event<Purged> purged,
            InstantSource time) {
        this.rows = rows;
        this.queries = queries;
        this.secrets = secrets;
        this.current = current;
        this.outbox = outbox;
        this.audit = audit;
        this.purged = purged;
        this.time = time;
    }

    /// What was uninstalled before this can no longer be restored.
    Instant limit() {
        return time.instant().minus(RETENTION);
    }

    boolean due(InstallationRow row) {
        return row.uninstalledAt != null && row.uninstalledAt.isBefore(limit());
    }

    /// Removes what is due of the current tenant, a number at a time.
    ///
    /// @return whether there may be more
    boolean some() {
        rows.lockNew(current.id().value());
        List<UUID> due = queries.dueBefore(limit(), AT_ONCE);
        due.forEach(id -> rows.locked(id).filter(this::due).ifPresent(this::remove));
        return due.size() == AT_ONCE;
    }

    /// Removes one, whose lock is held.
    void remove(InstallationRow row) {
        var plugin = new PluginId(row.publisher, row.plugin);
        var tenant = current.id();
        secrets.forget(row.id);
        var _ = queries.forget(row.id);
        rows.delete(row);
        rows.flush();
        purged.fire(new Purged(row.id));
        outbox.append(
                Topics.PLUGIN_EVENTS,
                tenant.toString(),
                tenant,
                "plugin.purged",
                new PluginEvent.Purged(tenant, plugin, time.instant()));
        audit.recordOwn("plugin.purged", new Target("plugin", plugin.toString(), null), Change.NONE);
    }
}
