package dev.portolan.tenants.usage;

import dev.portolan.contracts.UsageEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;

/// Adds metered facts of the current tenant up, each once however often it comes.
@ApplicationScoped
@Transactional
class UsageLedgerService {
    private final UsageRepository usage;
    private final InstantSource time;

    UsageLedgerService(UsageRepository usage, InstantSource time) {
        this.usage = usage;
        this.time = time;
    }

    /// Counts an event, unless it is known; of a tenant that is gone, nothing is kept.
    void take(UsageEvent event) {
        usage.zone().ifPresent(zone -> {
            var day = event.at().atZone(zone).toLocalDate();
            if (usage.remember(event, day, time.instant())) {
                usage.count(event, day);
            }
        });
    }
}
