package dev.portolan.plugins.invocations;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portolan.plugins.installations.Health;
import dev.portolan.plugins.installations.Installation;
import dev.portolan.plugins.installations.InstalledService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// Watches how installations behave: one that breaks its budget three times in a row is disabled for its tenant.
@ApplicationScoped
class Conduct {
    private static final int PATIENCE = 3;

    private final Cache<Watched, AtomicInteger> breaches = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofDays(1))
            .build();
    private final InstalledService installed;
    private final Contacts contacts;
    private final PluginLogService log;
    private final InstantSource time;

    Conduct(InstalledService installed, Contacts contacts, PluginLogService log, InstantSource time) {
        this.installed = installed;
        this.contacts = contacts;
        this.log = log;
        this.time = time;
    }

    void judge(Installation installation, Answer answer) {
        var watched = new Watched(installation.id(), installation.revision());
        switch (answer) {
            case Answer.Given _ -> {
                breaches.invalidate(watched);
                note(installation, contacts.health(installation).orElse(Health.OK));
            }
            case Answer.None(var breach, var sentence) -> {
                if (breach && breaches.get(watched, _ -> new AtomicInteger()).incrementAndGet() >= PATIENCE) {
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
