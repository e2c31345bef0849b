package dev.portolan.tenants.clock;

import java.time.Instant;

/// Does what becomes due in a test tenant as its clock is moved forward: there is a bean for each schedule.
/// Those of a higher `@Priority` come first.
public interface ClockListener {
    /// Does all that is due at `to`, which is what [TenantClock] says by now: also what an earlier call has
    /// failed to do, and nothing twice. Called in the tenant's scope and outside transactions, for at most a
    /// day at a time, so that the schedules take turns as they would in real time.
    ///
    /// @param from the time before
    /// @param to the time now
    void advanced(Instant from, Instant to);
}
