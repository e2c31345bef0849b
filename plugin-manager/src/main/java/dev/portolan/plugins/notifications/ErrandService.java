package dev.portolan.plugins.notifications;

import dev.portolan.kernel.time.Ids;
import dev.portolan.streams.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/// Keeps what is to be done for the current tenant.
@ApplicationScoped
@Transactional
class ErrandService {
    private final ErrandRepository rows;
    private final Event<Added> alarm;
    private final InstantSource time;

    ErrandService(ErrandRepository rows, Event<Added> alarm, InstantSource time) {
        this.rows = rows;
        this.alarm = alarm;
        this.time = time;
    }

    /// There is something to do.
    record Added() {}

    void add(Errand errand) {
        var row = new ErrandRow();
        row.id = Ids.next();
        row.kind = switch (errand) {
            case Errand.Channel _ -> "CHANNEL";
            case Errand.Told _ -> "NEWS";
        };
        row.content = new String(Json.write(errand), StandardCharsets.UTF_8);
        row.at = time.instant();
        row.dueAt = row.at;
        rows.persistAndFlush(row);
        alarm.fire(new Added());
    }

    Optional<Errand> find(UUID id) {
        return rows.findByIdOptional(id)
                .map(row -> Json.read(row.content.getBytes(StandardCharsets.UTF_8), Errand.class));
    }

    void done(UUID id) {
        var _ = rows.deleteById(id);
    }

    void later(UUID id, Instant due) {
        rows.findByIdOptional(id).ifPresent(row -> {
            row.claimedUntil = null;
            row.dueAt = due;
        });
    }
}
