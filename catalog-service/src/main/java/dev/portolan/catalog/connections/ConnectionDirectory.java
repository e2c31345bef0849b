package dev.portolan.catalog.connections;

import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.tenancy.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Hands out the connections of the current tenant to whoever reads its sources.
@ApplicationScoped
public class ConnectionDirectory {
    private final ConnectionService service;
    private final CurrentTenant current;
    private final TenantScope scope;

    ConnectionDirectory(ConnectionService service, CurrentTenant current, TenantScope scope) {
        this.service = service;
        this.current = current;
        this.scope = scope;
    }

    /// @throws IllegalStateException with no tenant current
    public Connections ofCurrentTenant() {
        var tenant = current.id();
        return new Connections(new Opening() {
            @Override
            public List<Access> open(String host) {
                return scope.call(tenant, () -> service.access(host));
            }

            @Override
            public void used(UUID connection, @Nullable String error) {
                scope.run(tenant, () -> service.used(connection, error));
            }
        });
    }

    interface Opening {
        List<Access> open(String host);

        void used(UUID connection, @Nullable String error);
    }
}
