package dev.portolan.catalog.connections;

import dev.portolan.catalog.hosts.BrowsedFile;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The connections of one tenant during one reading: each host's is opened once, when it is first asked for. May be
/// used by several threads at once, none of which needs a tenant or a transaction.
public final class Connections {
    private final ConnectionDirectory.Opening opening;
    private final Map<String, List<Access>> byHost = new ConcurrentHashMap<>();
    private final Map<String, String> told = new ConcurrentHashMap<>();

    Connections(ConnectionDirectory.Opening opening) {
        this.opening = opening;
    }

    /// The connection to the host of an address: where the host has some for folders, that of the address's own.
    public Optional<Access> to(URI url) {
        return byHost.computeIfAbsent(BrowsedFile.host(url), opening::open).stream()
                .filter(access -> access.covers(url))
                .max(Comparator.comparingInt(access -> access.at().length()));
    }

    /// Remembers how a host took its token. Costs a transaction when it is the first time, or not as the time before.
    ///
    /// @param error in a sentence; null when it took it
    public void used(Access access, @Nullable String error) {
        var now = error == null ? "" : error;
        if (!now.equals(told.put(access.connection().toString(), now))) {
            opening.used(access.connection(), error);
        }
    }
}
