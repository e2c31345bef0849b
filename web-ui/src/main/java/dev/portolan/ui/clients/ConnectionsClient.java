package dev.portolan.ui.clients;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Connections.ChangedConnection;
import dev.portolan.ui.clients.Connections.Connection;
import dev.portolan.ui.clients.Connections.NewConnection;
import dev.portolan.ui.clients.Connections.TestResult;
import dev.portolan.ui.clients.Connections.Webhook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls catalog-service about connections. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class ConnectionsClient {
    private static final String CONNECTIONS = "connections";
    /// A test asks another host.
    private static final Duration TEST = Duration.ofSeconds(30);

    private final ServiceApi api;

    ConnectionsClient(Services services) {
        this.api = services.catalog();
    }

    public Page<Connection> connections(Slug tenant, TokenSource tokens, @Nullable String cursor) {
        return api.page(api.at(tenant, CONNECTIONS).with("cursor", cursor), tokens, Connection.class);
    }

    public Connection add(Slug tenant, TokenSource tokens, NewConnection connection) {
        return api.send("POST", api.at(tenant, CONNECTIONS), tokens, connection, Connection.class);
    }

    public void change(Slug tenant, TokenSource tokens, String id, ChangedConnection change) {
        api.send("PUT", api.at(tenant, CONNECTIONS, id), tokens, change);
    }

    public void remove(Slug tenant, TokenSource tokens, String id) {
        api.send("DELETE", api.at(tenant, CONNECTIONS, id), tokens, null);
    }

    /// Reads an address with it.
    public TestResult test(Slug tenant, TokenSource tokens, String id, String url) {
        var call = Outgoing.of("POST", api.at(tenant, CONNECTIONS, id, "test"), Map.of("url", url));
        return api.send(call.within(TEST), tokens, TestResult.class);
    }

    /// Makes a new secret; the one before is void.
    public Webhook webhook(Slug tenant, TokenSource tokens, String id) {
        return api.send("POST", api.at(tenant, CONNECTIONS, id, "webhook"), tokens, null, Webhook.class);
    }
}
