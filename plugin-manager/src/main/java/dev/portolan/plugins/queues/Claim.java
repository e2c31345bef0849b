package dev.portolan.plugins.queues;

import dev.portolan.contracts.TenantId;
import java.time.Duration;
import java.util.UUID;

/// A piece of work that this process may do until its lease ends.
///
/// @param id the key of its row
/// @param asked how often it was asked for; whoever is done with it takes back only that
/// @param attempts of this work, from 1
public record Claim(TenantId tenant, UUID id, long asked, int attempts) {
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /// How long to wait before it is tried again: doubles with each attempt, up to an hour.
    public Duration pause(Duration first) {
        var pause = first.multipliedBy(1L << Math.clamp(attempts - 1L, 0, 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
