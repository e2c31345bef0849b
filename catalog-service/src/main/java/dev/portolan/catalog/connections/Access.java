package dev.portolan.catalog.connections;

import dev.portolan.catalog.hosts.HostKind;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a tenant gets at one host. Holds the token in the clear: for the shortest time, and never for a log.
///
/// @param connection its id
public record Access(
        UUID connection, HostKind kind, @Nullable String username, String token) {
    /// The headers that show the token to the host's Git server.
    public Map<String, String> gitHeaders() {
        return kind.gitHeaders(username, token);
    }

    Map<String, String> headers() {
        return kind.headers(username, token);
    }

    /// Leaves the token out.
    @Override
    public String toString() {
        return "Access[" + connection + "]";
    }
}
