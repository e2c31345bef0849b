package dev.portolan.kernel.tenancy;

import dev.portolan.contracts.AuditEvent.Actor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says who makes the current request.
public interface ActorSource {
    /// Empty outside requests, and for requests that carry no token of this portal.
    Optional<Actor> current();

    /// From where the current request comes, be it with a token or without; null outside requests.
    @Nullable
    String address();
}
