package dev.portolan.catalog.webhooks;

import dev.portolan.catalog.connections.ConnectionService;
import dev.portolan.catalog.processing.SourceAddress;
import dev.portolan.catalog.processing.SourceService;
import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.kernel.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Has those sources of the current tenant read that lie in what was pushed to.
@ApplicationScoped
@Transactional
class WebhookService {
    private final ConnectionService connections;
    private final SourceService sources;
    private final Audit audit;

    WebhookService(ConnectionService connections, SourceService sources, Audit audit) {
        this.connections = connections;
        this.sources = sources;
        this.audit = audit;
    }

    Optional<ConnectionService.Hook> hook(UUID connection) {
        return connections.hook(connection);
    }

    /// @return how many sources will be read
    int pushed(UUID connection, ConnectionService.Hook hook, Push push) {
        var concerned = new Concerned(hook.kind(), hook.host(), push);
        var locations = sources.addresses().stream()
                .filter(concerned::by)
                .map(SourceAddress::location)
                .collect(Collectors.toSet());
        if (!locations.isEmpty()) {
            sources.readAgain(locations);
            audit.recordOwn(
                    "connection.webhook-received",
                    new Target("connection", connection.toString(), hook.host()),
                    Change.NONE);
        }
        return locations.size();
    }
}
