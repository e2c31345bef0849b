package dev.portolan.plugins.packages;

import dev.portolan.plugins.runtime.Budget;
import java.time.Duration;

/// Budgets a release asks for.
///
/// @param timeoutMs 50 to 10,000 a call
/// @param memoryMiB 4 to 128 a call
/// @param callsPerMinute 1 to 6,000 a tenant
/// @param outputKiB 1 to 1,024 a call
/// @param kvKiB 0 to 65,536 a tenant
/// @param hostCalls 0 to 100 a call
public record Limits(int timeoutMs, int memoryMiB, int callsPerMinute, int outputKiB, int kvKiB, int hostCalls) {
    public static final Limits DEFAULT = new Limits(1000, 32, 600, 256, 1024, 20);

    /// The part that counts for one call.
    public Budget perCall() {
        return new Budget(Duration.ofMillis(timeoutMs), memoryMiB, outputKiB, hostCalls);
    }

    /// Whether any budget here is above the other's, so that an upgrade from it needs consent.
    public boolean exceeds(Limits other) {
        return timeoutMs > other.timeoutMs
                || memoryMiB > other.memoryMiB
                || callsPerMinute > other.callsPerMinute
                || outputKiB > other.outputKiB
                || kvKiB > other.kvKiB
                || hostCalls > other.hostCalls;
    }
}
