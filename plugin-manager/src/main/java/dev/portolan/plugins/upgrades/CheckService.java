package dev.portolan.plugins.upgrades;

import dev.portolan.contracts.PluginEvent;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.Outbox;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.plugins.installations.UpdatesWanted;
import dev.portolan.plugins.installations.Upgrade;
import dev.portolan.plugins.installations.UpgradeClass;
import dev.portolan.plugins.queues.Claim;
import dev.portolan.plugins.rollouts.RingService;
import dev.portolan.plugins.rollouts.RolloutService;
import dev.portolan.plugins.watches.UpgradeNoteService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;

/// Keeps which installations are to be looked at for a new release, and tells their admins of those that wait
/// for them.
@ApplicationScoped
@Transactional
class CheckService {
    private final CheckRepository checks;
    private final UpgradeNoteService notes;
    private final CurrentTenant current;
    private final Outbox outbox;
    private final InstantSource time;

    CheckService(
            CheckRepository checks,
            UpgradeNoteService notes,
            CurrentTenant current,
            Outbox outbox,
            InstantSource time) {
        this.checks = checks;
        this.notes = notes;
        this.current = current;
        this.outbox = outbox;
        this.time = time;
    }

    void rolledOut(@Observes RolloutService.Changed change) {
        checks.hear(change.digest(), time.instant());
    }

    void ringChanged(@Observes RingService.Changed change) {
        checks.want(null, time.instant());
    }

    void wanted(@Observes UpdatesWanted wanted) {
        checks.want(wanted.installation(), time.instant());
    }

    void done(Claim claim) {
        checks.done(claim);
    }

    void later(Claim claim, Duration pause) {
        checks.later(claim, time.instant().plus(pause));
    }

    /// Tells of a release that does not come by itself: once.
    void tell(Upgrade upgrade) {
        var installation = upgrade.installation();
        if (!notes.tell(installation.id(), upgrade.to().digest())) {
            return;
        }
        var tenant = current.id();
        var event = new PluginEvent.UpdateAvailable(
                tenant,
                installation.plugin(),
                upgrade.from().version(),
                upgrade.to().version(),
                needs(upgrade.kind()),
                time.instant());
        outbox.append(Topics.PLUGIN_EVENTS, tenant.toString(), tenant, "plugin.update-available", event);
    }

    private static String needs(UpgradeClass kind) {
        return switch (kind) {
            case AUTOMATIC -> "choice";
            case CONSENT -> "consent";
            case CONFIGURATION -> "configuration";
            case BLOCKED -> "blocked";
        };
    }
}
