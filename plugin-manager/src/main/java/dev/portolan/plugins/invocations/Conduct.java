package dev.portolan.plugins.invocations;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portolan.plugins.installations.Health;
import dev.portolan.plugins.installations.Installation;
import dev.portolan.plugins.installations.InstalledService;
import dev.portolan.plugins.watches.Watch;
import dev.portolan.plugins.watches.WatchConfig;
import dev.portolan.plugins.watches.WatchService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// Watches how installations behave: one that breaks its budget three times in a row is disabled for its tenant.
/// A release on trial that fails is taken back instead.
@ApplicationScoped
class Conduct {
    private static final int PATIENCE = 3;

    private final Cache<Watched, AtomicInteger> breaches = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofDays(1))
            .build();
    private final Cache<Watched, AtomicInteger> failures = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofDays(1))
            .build();
    private final InstalledService installed;
    private final Contacts contacts;
    private final WatchService watches;
    private final WatchConfig watching;
    private final PluginLogService log;
    private final InstantSource time;

    Conduct(
            InstalledService installed,
            WatchService watches,
            WatchConfig watching,
            Contacts contacts,
            PluginLogService log,
            InstantSource time) {
        this.installed = installed;
        this.watches = watches;
        this.watching = watching;
        this.contacts = contacts;
        this.log = log;
        this.time = time;
    }

    void judge(Installation installation, Answer answer) {
        var watched = new Watched(installation.id(), installation.revision());
        switch (answer) {
            case Answer.Given _ -> {
                breaches.invalidate(watched);
                failures.invalidate(watched);
                note(installation, contacts.health(installation).orElse(Health.OK));
            }
            case Answer.None(var breach, var sentence, var ran) -> {
                var failed = count(failures, watched, ran);
                var broken = count(breaches, watched, breach);
                var enough = broken >= PATIENCE || ran && failed % watching.failedCalls() == 0;
                if (enough && takenBack(watched, failed, sentence)) {
                    return;
                }
                if (broken >= PATIENCE) {
                    stop(installation, sentence);
                } else {
                    note(
                            installation,
                            contacts.health(installation)
                                    .orElseGet(() -> new Health(Health.State.DEGRADED, sentence, time.instant())));
                }
            }
        }
    }

    private static int count(Cache<Watched, AtomicInteger> counts, Watched watched, boolean one) {
        var count = counts.get(watched, _ -> new AtomicInteger());
        return one ? count.incrementAndGet() : count.get();
    }

    private boolean takenBack(Watched watched, int failed, String sentence) {
        var complaint = new Watch.Complaint(
                Watch.Complaint.CALLS, "Its last " + failed + " calls failed, the last one so: " + sentence);
        return watches.complain(watched.installation, watched.revision, complaint);
    }

    /// Since when it is so counts: what is known already is not written again.
    private void note(Installation installation, Health health) {
        var known = installation.health();
        if (known.state() != health.state() && (known.state() == Health.State.OK || known.passing())) {
            installed.note(installation, health);
        }
    }

    private void stop(Installation installation, String sentence) {
        var why = "Disabled after breaking its budget three times in a row: " + sentence
                + " Change its settings or its version, then enable it again.";
        installed.disable(installation, new Health(Health.State.OVER_BUDGET, why, time.instant()));
        log.append(installation.id(), List.of(new LogLine(time.instant(), "error", null, why)));
    }

    private record Watched(UUID installation, long revision) {}
}
