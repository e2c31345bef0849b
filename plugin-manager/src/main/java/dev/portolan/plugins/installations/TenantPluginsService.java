package dev.portolan.plugins.installations;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.contracts.Page;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.plugins.installations.InstallationViews.Item;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Shows the current tenant's plugins to staff, without their configuration. The look is on the tenant's record.
@ApplicationScoped
@Transactional
class TenantPluginsService {
    private final InstallationViewService views;
    private final CurrentTenant current;
    private final Audit audit;

    TenantPluginsService(InstallationViewService views, CurrentTenant current, Audit audit) {
        this.views = views;
        this.current = current;
        this.audit = audit;
    }

    Page<Seen> page(@Nullable String cursor) {
        audit.record(
                "tenant.looked-at",
                new Target("tenant", current.id().toString(), null),
                new Change(Map.of(), Map.of("page", "plugins"), null));
        var page = views.list(Selection.of(false, null, null, null), cursor);
        return new Page<>(page.items().stream().map(Seen::of).toList(), page.next());
    }

    /// A plugin as staff see it.
    record Seen(String publisher, String plugin, String version, boolean enabled, Health health) {
        static Seen of(Item item) {
            var status = item.status();
            return new Seen(item.publisher(), item.plugin(), status.version(), status.enabled(), status.health());
        }
    }
}
