package dev.portolan.kernel.time;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/// Makes ids of rows and events.
public final class Ids {
    private Ids() {}

    /// A UUIDv7 (RFC 9562): later ones sort after earlier ones, which keeps indexes dense.
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
