package dev.portolan.plugins.notifications;

import dev.portolan.contracts.TenantId;
import java.time.Duration;
import java.util.UUID;

/// Something that is due and that this process may do until its lease ends.
///
/// @param asked how often it was asked for; whoever is done with it takes back only that
/// @param attempts of doing it, from 1
record Claim(TenantId tenant, UUID id, long asked, int attempts) {
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /// How long to wait before it is tried again.
    Duration pause(Duration first) {
        var pause = first.multipliedBy(1L << Math.clamp(attempts - 1L, 0, 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
