package dev.portolan.tenants.plans;

import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.tenants.usage.UsageService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;

/// How much of each limit the current tenant uses: seats are counted here, entities as the catalog last metered them.
@ApplicationScoped
public class UsedQuantities {
    private final LimitRepository counts;
    private final UsageService usage;

    UsedQuantities(LimitRepository counts, UsageService usage) {
        this.counts = counts;
        this.usage = usage;
    }

    /// Called in a transaction.
    ///
    /// @param limit `seats`, `entities` or `plugins`
    /// @return empty when it is not known (yet): such a limit stands in nobody's way here, and is enforced
    ///     where it is used
    public OptionalLong used(String limit) {
        return switch (limit) {
            case Limits.SEATS -> OptionalLong.of(counts.members());
            case Limits.ENTITIES ->
                usage.latest(Meter.ENTITIES).map(OptionalLong::of).orElseGet(OptionalLong::empty);
            default -> OptionalLong.empty();
        };
    }
}
