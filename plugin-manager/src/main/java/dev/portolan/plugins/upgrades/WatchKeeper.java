package dev.portolan.plugins.upgrades;

import dev.portolan.kernel.identity.TenantStates;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.installations.Installation;
import dev.portolan.plugins.installations.UpgradeService;
import dev.portolan.plugins.invocations.HealthService;
import dev.portolan.plugins.invocations.HealthService.Verdict;
import dev.portolan.plugins.marketplace.ReleaseService;
import dev.portolan.plugins.queues.Claim;
import dev.portolan.plugins.queues.Dispatcher;
import dev.portolan.plugins.queues.DueQueue;
import dev.portolan.plugins.queues.DueQueue.Counting;
import dev.portolan.plugins.queues.DueQueue.Waiting;
import dev.portolan.plugins.watches.Watch;
import dev.portolan.plugins.watches.WatchConfig;
import dev.portolan.plugins.watches.WatchService;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.InstantSource;

/// Looks after releases on trial: asks each of them again and again whether it works, and takes back what does
/// not. A process that dies in between leaves what it knew in `upgrade_watch`, and another goes on from there.
@ApplicationScoped
class WatchKeeper {
    private static final Waiting WATCHES = new Waiting("upgrade_watch", "installation", Counting.NOTHING);

    private final WatchService watches;
    private final UpgradeService upgrades;
    private final ReleaseService releases;
    private final HealthService health;
    private final TenantStates tenants;
    private final UpdateCounts counts;
    private final InstantSource time;
    private final Dispatcher dispatcher;

    WatchKeeper(
            DueQueue queue,
            WatchService watches,
            UpgradeService upgrades,
            ReleaseService releases,
            HealthService health,
            TenantStates tenants,
            UpdateCounts counts,
            TenantScope scope,
            WatchConfig config,
            InstantSource time) {
        this.watches = watches;
        this.upgrades = upgrades;
        this.releases = releases;
        this.health = health;
        this.tenants = tenants;
        this.counts = counts;
        this.time = time;
        var round = new Dispatcher.Round("upgrade-watch", WATCHES, config.parallel(), config.poll(), config.lease());
        this.dispatcher = new Dispatcher(round, queue, scope, this::work);
    }

    void start(@Observes StartupEvent started) {
        dispatcher.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        dispatcher.close();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) WatchService.Due due) {
        dispatcher.wake();
    }

    private void work(Claim claim) {
        var watch = watches.find(claim.id());
        if (watch.isEmpty()) {
            return;
        }
        var installation = upgrades.find(claim.id());
        if (installation.isEmpty() || over(watch.get(), installation.get())) {
            watches.end(claim.id());
            return;
        }
        if (tenants.of(claim.tenant()).isEmpty()) {
            watches.later(watch.get()); // tenant-service has not been heard of it
            return;
        }
        var complaint = watch.get().complaint();
        if (complaint != null) {
            takeBack(watch.get(), complaint);
        } else {
            check(watch.get(), installation.get());
        }
    }

    /// It has stood the test, or somebody has changed it meanwhile and has it in hand.
    private boolean over(Watch watch, Installation installation) {
        return installation.revision() != watch.revision()
                || !installation.enabled()
                || watch.complaint() == null && !time.instant().isBefore(watch.until());
    }

    private void check(Watch watch, Installation installation) {
        var release = releases.byDigest(installation.setup().release().digest());
        switch (health.check(installation, release)) {
            case Verdict.Well _, Verdict.Unasked _ -> watches.well(watch);
            case Verdict.Unheard _ -> watches.later(watch);
            case Verdict.Ill(var sentence) -> {
                var known = watches.ill(watch, sentence);
                var complaint = known.complaint();
                if (complaint != null) {
                    takeBack(known, complaint);
                }
            }
        }
    }

    private void takeBack(Watch watch, Watch.Complaint complaint) {
        upgrades.takeBack(watch, complaint).ifPresent(back -> {
            counts.takenBack();
            Log.infof("taken back plugin=%s revision=%d: %s", back.plugin(), back.revision(), complaint.cause());
        });
    }
}
