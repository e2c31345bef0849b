package dev.portolan.catalog.importing;

import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.importing.Import.State;
import dev.portolan.catalog.importing.ImportClaimRepository.Claim;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.kernel.time.Recurring;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Works on imports in the background, each on a virtual thread of its own, a few at once. What a killed process was
/// taking is taken up again by another when its lease has run out; what it was reading has failed, as nobody else has
/// the token.
@ApplicationScoped
class ImportWorker {
    private final ImportClaimRepository claims;
    private final CatalogReading reading;
    private final CatalogTaking taking;
    private final ImportService imports;
    private final TenantScope scope;
    private final CatalogConfig.Importing config;
    private final Semaphore turns;
    private final Set<UUID> running = ConcurrentHashMap.newKeySet();
    private final Recurring clock = new Recurring("imports", this::sweep, "imports are looked at later");

    ImportWorker(
            ImportClaimRepository claims,
            CatalogReading reading,
            CatalogTaking taking,
            ImportService imports,
            TenantScope scope,
            CatalogConfig config) {
        this.claims = claims;
        this.reading = reading;
        this.taking = taking;
        this.imports = imports;
        this.scope = scope;
        this.config = config.importing();
        this.turns = new Semaphore(this.config.workers(), true);
    }

    void start(@Observes StartupEvent started) {
        clock.start(config.sweep());
    }

    void stop(@Observes ShutdownEvent stopping) {
        clock.close();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ImportService.Confirmed confirmed) {
        var _ = Thread.ofVirtual().name("imports-woken").start(this::takeUp);
    }

    /// Reads in the background. The token is held by that work alone, and is gone with it.
    void read(Claim claim, OldPortal portal, @Nullable String token) {
        begin(claim, State.READING, () -> reading.run(claim.id(), portal, token));
    }

    private void sweep() {
        if (!running.isEmpty()) {
            claims.renew(running, config.lease());
        }
        if (claims.failLost() > 0) {
            Log.warn("imports have lost the process that was reading them");
        }
        takeUp();
    }

    private void takeUp() {
        for (var claim : claims.take(config.workers(), config.lease())) {
            begin(claim, State.IMPORTING, () -> taking.run(claim.id()));
        }
    }

    private void begin(Claim claim, State state, Runnable work) {
        running.add(claim.id());
        var _ = Thread.ofVirtual().name("import-" + claim.id()).start(() -> {
            turns.acquireUninterruptibly();
            try {
                scope.run(claim.tenant(), work);
            } catch (RuntimeException e) {
                Log.errorf(e, "import failed tenant=%s import=%s", claim.tenant(), claim.id());
                giveUp(claim, state);
            } finally {
                turns.release();
                running.remove(claim.id());
            }
        });
    }

    private void giveUp(Claim claim, State state) {
        try {
            scope.run(
                    claim.tenant(),
                    () -> imports.fail(
                            claim.id(), state, "The portal failed at this. It has been logged; start it again."));
        } catch (RuntimeException e) {
            Log.errorf(e, "the lease must run out tenant=%s import=%s", claim.tenant(), claim.id());
        }
    }
}
