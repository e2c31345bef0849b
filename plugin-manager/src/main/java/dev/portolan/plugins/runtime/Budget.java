package dev.portolan.plugins.runtime;

import java.time.Duration;

/// What one call may use at most.
///
/// @param timeout wall time, host calls included
/// @param memoryMiB 4 to 128
/// @param outputKiB size of the answer as JSON
/// @param hostCalls calls to host functions; lines of log do not count
public record Budget(Duration timeout, int memoryMiB, int outputKiB, int hostCalls) {
    /// @throws IllegalArgumentException when a bound is not positive or the memory is out of range
    public Budget {
        if (!timeout.isPositive() || outputKiB < 1 || hostCalls < 0 || memoryMiB < 4 || memoryMiB > 128) {
            throw new IllegalArgumentException("no budget: " + timeout + ", " + memoryMiB + ", " + outputKiB);
        }
    }
}
