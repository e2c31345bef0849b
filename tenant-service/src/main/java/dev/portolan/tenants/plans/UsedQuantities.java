package dev.portolan.tenants.plans;

import java.util.OptionalLong;

/// How much of each limit the current tenant uses.
public interface UsedQuantities {
    /// Counts, or remembers; called in a transaction.
    ///
    /// @param limit `seats`, `entities` or `plugins`
    /// @return empty when it is not known (yet): such a limit stands in nobody's way here, and is enforced
    ///     where it is used
    OptionalLong used(String limit);
}
