package dev.portolan.plugins.propagation;

import dev.portolan.contracts.ReleaseState;
import dev.portolan.streams.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// The releases that must not run, from `portolan.release.state`. Each change is also fired as a CDI event on the
/// follower's thread.
@ApplicationScoped
public class RevokedReleases {
    private final Set<String> digests = ConcurrentHashMap.newKeySet();
    private final Event<ReleaseState> changes;

    RevokedReleases(Event<ReleaseState> changes) {
        this.changes = changes;
    }

    public boolean contains(String digest) {
        return digests.contains(digest);
    }

    void apply(ConsumerRecord<String, byte @Nullable []> record) {
        if (record.value() == null) {
            digests.remove(record.key());
            return;
        }
        var state = Json.read(record.value(), ReleaseState.class);
        if (state.status() == ReleaseState.Status.REVOKED) {
            digests.add(state.digest());
        } else {
            digests.remove(state.digest());
        }
        changes.fire(state);
    }
}
