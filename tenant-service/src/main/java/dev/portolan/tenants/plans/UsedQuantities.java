package dev.portolan.tenants.plans;

import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.tenants.usage.UsageService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.OptionalLong;

/// How much of each limit the current tenant uses: seats by members and by invitations that may still be accepted,
/// entities and plugins as the services that keep them last metered them.
@ApplicationScoped
public class UsedQuantities {
    private final LimitRepository counts;
    private final UsageService usage;
    private final InstantSource time;

    UsedQuantities(LimitRepository counts, UsageService usage, InstantSource time) {
        this.counts = counts;
        this.usage = usage;
        this.time = time;
    }

    /// How many seats are paid for: invitations cost nothing.
    public long members() {
        return counts.members();
    }

    /// Called in a transaction.
    ///
    /// @param limit `seats`, `entities` or `plugins`
    /// @return empty when it is not known (yet): such a limit stands in nobody's way here, and is enforced
    ///     where it is used
    public OptionalLong used(String limit) {
        return switch (limit) {
            case Limits.SEATS -> OptionalLong.of(counts.members() + counts.invited(time.instant()));
            case Limits.ENTITIES -> metered(Meter.ENTITIES);
            case Limits.PLUGINS -> metered(Meter.PLUGINS);
            default -> OptionalLong.empty();
        };
    }

    private OptionalLong metered(Meter level) {
        return usage.latest(level).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }
}
