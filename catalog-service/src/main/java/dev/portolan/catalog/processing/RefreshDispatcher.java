package dev.portolan.catalog.processing;

import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.TenantScope;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Takes from the queue what is due, as soon as it is: each reading on a virtual thread of its own, so many at once and
/// so many per tenant. What a killed process had claimed is due again when its lease has run out.
@ApplicationScoped
class RefreshDispatcher {
    private final ClaimRepository claims;
    private final Refresh refresh;
    private final SourceService sources;
    private final ReadingService readings;
    private final TenantScope scope;
    private final CatalogConfig.Processing config;
    private final InstantSource time;
    private final Semaphore signal = new Semaphore(0);
    private final Map<UUID, Claim> running = new ConcurrentHashMap<>();
    private final Thread thread =
            Thread.ofPlatform().name("refresh-dispatcher").daemon().unstarted(this::loop);
    private volatile boolean stopping;
    private Instant renewed = Instant.EPOCH;

    RefreshDispatcher(
            ClaimRepository claims,
            Refresh refresh,
            SourceService sources,
            ReadingService readings,
            TenantScope scope,
            CatalogConfig config,
            InstantSource time) {
        this.claims = claims;
        this.refresh = refresh;
        this.sources = sources;
        this.readings = readings;
        this.scope = scope;
        this.config = config.processing();
        this.time = time;
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        thread.interrupt();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) SourceService.Wanted wanted) {
        signal.release();
    }

    private void loop() {
        while (!stopping) {
            try {
                dispatch();
                housekeeping();
                if (signal.tryAcquire(config.sweep().toMillis(), TimeUnit.MILLISECONDS)) {
                    signal.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                Log.errorf(e, "the queue of locations was not looked at; trying again");
                pause();
            }
        }
    }

    private void dispatch() {
        var free = config.workers() - running.size();
        if (free <= 0) {
            return;
        }
        for (var due : claims.due(busyTenants(), config.workersPerTenant(), free)) {
            if (running(due.tenant()) < config.workersPerTenant()) {
                claims.take(due.location(), config.lease()).ifPresent(this::begin);
            }
        }
    }

    private long running(UUID tenant) {
        return running.values().stream()
                .filter(claim -> claim.tenant().value().equals(tenant))
                .count();
    }

    private Set<UUID> busyTenants() {
        return running.values().stream()
                .collect(Collectors.groupingBy(claim -> claim.tenant().value(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(tenant -> tenant.getValue() >= config.workersPerTenant())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void begin(Claim claim) {
        running.put(claim.location(), claim);
        var _ = Thread.ofVirtual().name("refresh-" + claim.location()).start(() -> work(claim));
    }

    private void work(Claim claim) {
        try {
            scope.run(claim.tenant(), () -> refresh.run(claim));
        } catch (RuntimeException e) {
            Log.errorf(e, "location not read tenant=%s location=%s", claim.tenant(), claim.location());
            giveUp(claim);
        } finally {
            running.remove(claim.location());
            signal.release();
        }
    }

    private void giveUp(Claim claim) {
        try {
            scope.run(claim.tenant(), () -> readings.failed(claim));
        } catch (RuntimeException e) {
            Log.errorf(e, "the lease must run out tenant=%s location=%s", claim.tenant(), claim.location());
        }
    }

    private void housekeeping() {
        var now = time.instant();
        if (renewed.plus(config.sweep()).isAfter(now)) {
            return;
        }
        renewed = now;
        if (!running.isEmpty()) {
            claims.renew(running.keySet(), config.lease());
        }
        for (var tenant : claims.tenantsWithOrphans(now.minus(config.orphansStay()))) {
            scope.run(new TenantId(tenant), sources::removeOrphans);
        }
    }

    private void pause() {
        try {
            Thread.sleep(config.sweep());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
