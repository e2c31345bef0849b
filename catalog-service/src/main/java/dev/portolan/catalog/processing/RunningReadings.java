package dev.portolan.catalog.processing;

import dev.portolan.catalog.processing.SourceState.Progress;
import dev.portolan.catalog.reading.ReadingProgress;
import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.kernel.time.Recurring;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How far the readings of this process are. What a reader tells costs an assignment; four times a second
/// what differs
/// is told on, and once a second it is written down for the other nodes. A reading that is over before is
/// never told.
@ApplicationScoped
class RunningReadings {
    private static final Duration TICK = Duration.ofMillis(250);
    private static final int TICKS_TO_KEEP = 4;

    private final Map<UUID, Reading> running = new ConcurrentHashMap<>();
    private final ReadingService service;
    private final TenantScope scope;
    private final CurrentTenant current;
    private final Recurring clock;

    RunningReadings(ReadingService service, TenantScope scope, CurrentTenant current) {
        this.service = service;
        this.scope = scope;
        this.current = current;
        this.clock = new Recurring("reading-progress", this::tell, "progress of readings was not told");
    }

    void start(@Observes StartupEvent started) {
        clock.start(TICK);
    }

    void stop(@Observes ShutdownEvent event) {
        clock.close();
    }

    ReadingProgress begin(Claim claim) {
        var reading = new Reading(claim);
        running.put(claim.location(), reading);
        return reading;
    }

    void end(Claim claim) {
        running.remove(claim.location());
    }

    /// How far a reading of the current tenant is, where this process does it and it has told anything.
    Optional<Progress> of(UUID location) {
        return Optional.ofNullable(running.get(location))
                .filter(reading -> reading.claim.tenant().equals(current.id()))
                .map(reading -> reading.latest);
    }

    private void tell() {
        for (var reading : running.values()) {
            var latest = reading.latest;
            reading.ticks++;
            if (latest != null && !latest.equals(reading.told)) {
                tell(reading.claim.tenant(), reading, latest);
            }
        }
    }

    private void tell(TenantId tenant, Reading reading, Progress latest) {
        var keep = reading.ticks - reading.keptAt >= TICKS_TO_KEEP;
        try {
            scope.run(tenant, () -> service.tell(reading.claim, latest, keep));
        } catch (RuntimeException e) {
            Log.warnf(e, "progress not told tenant=%s location=%s", tenant, reading.claim.location());
        }
        reading.told = latest;
        reading.keptAt = keep ? reading.ticks : reading.keptAt;
    }

    private static final class Reading implements ReadingProgress {
        private final Claim claim;
        private volatile @Nullable Progress latest;
        // Of the clock's thread alone.
        private @Nullable Progress told;
        private int ticks;
        private int keptAt = -TICKS_TO_KEEP;

        Reading(Claim claim) {
            this.claim = claim;
        }

        @Override
        public void at(Phase phase, int done, @Nullable Integer total) {
            latest = new Progress(phase.name().toLowerCase(Locale.ROOT), done, total);
        }
    }
}
