package dev.portolan.plugins.webhooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.events.EventLogService;
import dev.portolan.plugins.events.Happening;
import dev.portolan.plugins.events.Happening.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Puts calls on the current tenant's log, and remembers which messages have been taken.
@ApplicationScoped
@Transactional
class ReceiptService {
    /// Twice the time within which a message is taken at all.
    private static final Duration REMEMBERED = Signatures.WINDOW.multipliedBy(3);

    private final AddressRepository rows;
    private final EventLogService log;
    private final InstantSource time;

    ReceiptService(AddressRepository rows, EventLogService log, InstantSource time) {
        this.rows = rows;
        this.log = log;
        this.time = time;
    }

    boolean seen(UUID address, String message) {
        return rows.seen(address, message);
    }

    /// @param message its id; null when it has none, or may come again
    void received(UUID address, PluginId plugin, @Nullable String message, ObjectNode data) {
        var now = time.instant();
        if (message != null) {
            rows.taken(address, message, now, now.minus(REMEMBERED));
        }
        rows.findByIdOptional(address).ifPresent(row -> row.lastAt = now);
        record(plugin, data);
    }

    /// Somebody called who could not prove who that was.
    void refused(PluginId plugin, ObjectNode data) {
        record(plugin, data);
    }

    private void record(PluginId plugin, ObjectNode data) {
        var origin = new Origin("webhook", plugin, null, 0);
        var _ = log.record(new Happening(Ids.next(), time.instant(), "webhook.received", origin, null, data));
    }
}
