package dev.portolan.plugins.usage;

import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.kernel.time.Ids;
import dev.portolan.kernel.usage.UsageMeter;
import dev.portolan.plugins.installations.InstalledService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;

/// Tells how many plugins the current tenant has installed.
@ApplicationScoped
@Transactional
class LevelService {
    private final InstalledService installed;
    private final UsageMeter meter;
    private final InstantSource time;

    LevelService(InstalledService installed, UsageMeter meter, InstantSource time) {
        this.installed = installed;
        this.meter = meter;
        this.time = time;
    }

    /// Tells it after a change.
    void tellChange() {
        tell("change/" + Ids.next());
    }

    /// Tells it of an hour, which counts once however many nodes tell it.
    ///
    /// @param hour its beginning
    void tellHour(Instant hour) {
        tell("hour/" + hour);
    }

    private void tell(String id) {
        meter.tell(Meter.PLUGINS, id, installed.count(), time.instant());
    }
}
