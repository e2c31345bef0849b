package dev.portolan.plugins.upgrades;

import dev.portolan.contracts.ReleaseState;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.TenantState;
import dev.portolan.kernel.identity.TenantStates;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.installations.Migrations;
import dev.portolan.plugins.installations.UpdatesWanted;
import dev.portolan.plugins.installations.Upgrade;
import dev.portolan.plugins.installations.UpgradeClass;
import dev.portolan.plugins.installations.UpgradeResult.Outcome;
import dev.portolan.plugins.installations.UpgradeService;
import dev.portolan.plugins.queues.Claim;
import dev.portolan.plugins.queues.Dispatcher;
import dev.portolan.plugins.queues.DueQueue;
import dev.portolan.plugins.queues.DueQueue.Counting;
import dev.portolan.plugins.queues.DueQueue.Waiting;
import dev.portolan.plugins.rollouts.RingService;
import dev.portolan.plugins.rollouts.RolloutService;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Brings those who follow a channel to its new releases. Each step is in the database before the next begins:
///
/// 1. A release stands on `portolan.release.state`, which every process reads from the beginning.
/// 2. It is in `release_wave`; who hears of it again changes nothing.
/// 3. Who follows it is in `update_check`, in the same statement that marks the release as told.
/// 4. A process claims an installation, has its settings migrated, and writes the revision, which puts it on
///    trial.
/// 5. It takes the installation out of `update_check`. Where it was killed before, whoever is next finds nothing
///    newer.
@ApplicationScoped
class AutomaticUpdates {
    private static final Waiting CHECKS = new Waiting("update_check", "installation", Counting.ASKED);

    private final WaveRepository waves;
    private final CheckService checks;
    private final UpgradeService upgrades;
    private final Migrations migrations;
    private final TenantStates tenants;
    private final UpdateCounts counts;
    private final UpgradeConfig config;
    private final InstantSource time;
    private final Dispatcher dispatcher;
    /// When what was said of each release; at most as many as there are releases.
    private final Map<String, Instant> heard = new ConcurrentHashMap<>();

    AutomaticUpdates(
            DueQueue queue,
            WaveRepository waves,
            CheckService checks,
            UpgradeService upgrades,
            Migrations migrations,
            TenantStates tenants,
            UpdateCounts counts,
            TenantScope scope,
            UpgradeConfig config,
            InstantSource time) {
        this.waves = waves;
        this.checks = checks;
        this.upgrades = upgrades;
        this.migrations = migrations;
        this.tenants = tenants;
        this.counts = counts;
        this.config = config;
        this.time = time;
        var round = new Dispatcher.Round("plugin-updates", CHECKS, config.parallel(), config.poll(), config.lease());
        this.dispatcher = new Dispatcher(round, queue, scope, this::spread, this::work);
    }

    void start(@Observes StartupEvent started) {
        if (config.automatic()) {
            dispatcher.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        dispatcher.close();
    }

    /// On the thread that reads the topic, which must not wait for the database.
    void hear(@Observes ReleaseState state) {
        switch (state.status()) {
            case PUBLISHED, DEPRECATED -> {
                heard.merge(state.digest(), state.at(), (one, other) -> one.isAfter(other) ? one : other);
                dispatcher.wake();
            }
            case YANKED, REVOKED -> {}
        }
    }

    void rolledOut(@Observes(during = TransactionPhase.AFTER_SUCCESS) RolloutService.Changed change) {
        dispatcher.wake();
    }

    void ringChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) RingService.Changed change) {
        dispatcher.wake();
    }

    void wanted(@Observes(during = TransactionPhase.AFTER_SUCCESS) UpdatesWanted wanted) {
        dispatcher.wake();
    }

    /// Puts those who follow a new release among what is due.
    private void spread() {
        for (var digest : List.copyOf(heard.keySet())) {
            var said = heard.remove(digest);
            if (said != null) {
                remember(digest, said);
            }
        }
        var settled = time.instant().minus(config.settle());
        while (waves.spread(settled)) {
            Log.debug("those who follow a plugin are looked at for a new release");
        }
    }

    private void remember(String digest, Instant said) {
        try {
            waves.hear(digest, said);
        } catch (IllegalStateException e) {
            heard.merge(digest, said, (one, other) -> one.isAfter(other) ? one : other);
            throw e;
        }
    }

    private void work(Claim claim) {
        try {
            var state = tenants.of(claim.tenant()).map(TenantState::state);
            if (state.isEmpty()) {
                checks.later(claim, backoff(claim.attempts()));
            } else if (state.get() == TenantLifecycle.ACTIVE || state.get() == TenantLifecycle.PAST_DUE) {
                look(claim);
            } else {
                checks.later(claim, config.blockedRetry());
            }
        } catch (RuntimeException e) {
            Log.warnf(e, "update tried again tenant=%s installation=%s", claim.tenant(), claim.id());
            checks.later(claim, backoff(claim.attempts()));
        }
    }

    private void look(Claim claim) {
        var found = upgrades.find(claim.id()).flatMap(upgrades::find);
        if (found.isEmpty()) {
            checks.done(claim);
            return;
        }
        var upgrade = found.get();
        var outcome = upgrade.kind() == UpgradeClass.AUTOMATIC && upgrades.automatic(upgrade.installation())
                ? attempt(upgrade)
                : Outcome.WAITS_FOR_CONSENT;
        if (outcome != Outcome.UPDATED) {
            checks.tell(upgrade);
        }
        if (upgrade.kind() == UpgradeClass.BLOCKED) {
            checks.later(claim, config.blockedRetry());
        } else {
            checks.done(claim);
        }
    }

    private Outcome attempt(Upgrade upgrade) {
        var plugin = upgrade.installation().plugin();
        try {
            var result = migrations.around(() -> upgrades.upgradeByItself(plugin));
            if (result.outcome() == Outcome.UPDATED) {
                counts.updated();
                Log.infof("updated plugin=%s from=%s to=%s", plugin, result.from(), result.to());
            }
            return result.outcome();
        } catch (ProblemException e) {
            if (!e.type().equals(Migrations.FAILED)) {
                throw e;
            }
            counts.migrationFailed();
            Log.infof("not updated plugin=%s: %s", plugin, e.getMessage());
            return Outcome.FAILED;
        }
    }

    private Duration backoff(int attempts) {
        var pause = config.failedRetry().multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(config.blockedRetry()) < 0 ? pause : config.blockedRetry();
    }
}
