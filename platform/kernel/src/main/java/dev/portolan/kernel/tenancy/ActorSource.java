package dev.portolan.kernel.tenancy;

import dev.portolan.contracts.AuditEvent.Actor;
import java.util.Optional;

/// Says who makes the current request.
public interface ActorSource {
    /// Empty outside requests, and for requests that carry no token of this portal.
    Optional<Actor> current();
}
