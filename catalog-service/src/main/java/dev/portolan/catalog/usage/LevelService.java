package dev.portolan.catalog.usage;

import dev.portolan.catalog.entities.EntityService;
import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.kernel.time.Ids;
import dev.portolan.kernel.usage.UsageMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;

/// Tells how many entities the current tenant has.
@ApplicationScoped
@Transactional
class LevelService {
    private final EntityService entities;
    private final UsageMeter meter;
    private final InstantSource time;

    LevelService(EntityService entities, UsageMeter meter, InstantSource time) {
        this.entities = entities;
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
        meter.tell(Meter.ENTITIES, id, entities.counted(), time.instant());
    }
}
