package dev.portolan.kernel.events;

import dev.portolan.kernel.events.EventConsumers.Handler;
import dev.portolan.streams.CloudEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Works some events of one tenant, in their order; called in its scope and in a transaction that commits with the
/// inbox.
@FunctionalInterface
public interface BatchHandler {
    /// Whatever it throws has each of the events worked alone; then as for a [Handler].
    ///
    /// @param events at least one
    void handle(List<Received> events);

    /// Works each event by itself, in the one transaction.
    static BatchHandler each(Handler handler) {
        return events -> events.forEach(event -> handler.handle(event.head(), event.data()));
    }

    /// @param data JSON; null for a tombstone
    @SuppressWarnings("ArrayRecordComponent") // read once, and compared by nobody
    record Received(CloudEvent head, byte @Nullable [] data) {}
}
