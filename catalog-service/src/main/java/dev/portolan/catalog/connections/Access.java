package dev.portolan.catalog.connections;

import dev.portolan.catalog.hosts.BrowsedFile;
import dev.portolan.catalog.hosts.HostKind;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a tenant gets at one host. Holds the token in the clear: for the shortest time, and never for a log.
///
/// @param connection its id
/// @param at the host, and the folder there that it is for: `git.acme.test/gitlab`
public record Access(
        UUID connection, HostKind kind, String at, @Nullable String username, String token) {
    /// Whether an address is where the token may be shown.
    boolean covers(URI url) {
        return BrowsedFile.isAt(url, at);
    }

    /// The folder in which the host's software stands; empty for the host's root.
    String folder() {
        var slash = at.indexOf('/');
        return slash < 0 ? "" : at.substring(slash + 1);
    }

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
