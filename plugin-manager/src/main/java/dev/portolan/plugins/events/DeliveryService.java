package dev.portolan.plugins.events;

import dev.portolan.contracts.PluginId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// Keeps which plugins are still to be called for which events of the current tenant.
@ApplicationScoped
@Transactional
class DeliveryService {
    private static final int TRIES = 5;
    private static final int LONGEST_ERROR = 500;

    private final EventRepository events;
    private final DeliveryRepository rows;
    private final EventLogConfig config;
    private final InstantSource time;

    DeliveryService(EventRepository events, DeliveryRepository rows, EventLogConfig config, InstantSource time) {
        this.events = events;
        this.rows = rows;
        this.config = config;
        this.time = time;
    }

    /// A delivery that this process may make until its lease ends.
    ///
    /// @param attempt counts from 1
    record Claim(UUID delivery, Happening happening, PluginId plugin, String extension, int attempt) {}

    /// Claims the one that has been due longest.
    Optional<Claim> claim() {
        var now = time.instant();
        return rows.claim(now, now.plus(config.lease())).map(rows::findById).map(row -> {
            var happening = events.findById(row.event).toDomain();
            return new Claim(row.id, happening, PluginId.parse(row.plugin), row.extension, row.attempts);
        });
    }

    void delivered(Claim claim) {
        change(claim, row -> {
            row.state = DeliveryState.DELIVERED;
            row.error = null;
        });
    }

    /// Has it tried again, or gives it up after the fifth time.
    void failed(Claim claim, String why) {
        if (claim.attempt() >= TRIES) {
            given(claim, why);
        } else {
            var pause = config.retry().multipliedBy((long) Math.pow(6, claim.attempt() - 1.0));
            again(claim, why, pause, claim.attempt());
        }
    }

    /// Gives it up.
    void given(Claim claim, String why) {
        change(claim, row -> {
            row.state = DeliveryState.FAILED;
            row.error = cut(why);
        });
    }

    /// Puts it off: the plugin was not called at all, and is not to blame. For a day at most.
    void postponed(Claim claim, String why) {
        if (claim.happening().at().isBefore(time.instant().minus(config.stale()))) {
            given(claim, why);
        } else {
            again(claim, why, config.retry().multipliedBy(3), claim.attempt() - 1);
        }
    }

    private void again(Claim claim, String why, Duration pause, int attempts) {
        change(claim, row -> {
            row.attempts = attempts;
            row.error = cut(why);
            row.dueAt = time.instant().plus(pause);
        });
    }

    // It may have gone meanwhile, with its event.
    private void change(Claim claim, Consumer<DeliveryRow> change) {
        rows.findByIdOptional(claim.delivery()).ifPresent(row -> {
            change.accept(row);
            row.claimedUntil = null;
            row.at = time.instant();
        });
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR - 1) + "…";
    }
}
