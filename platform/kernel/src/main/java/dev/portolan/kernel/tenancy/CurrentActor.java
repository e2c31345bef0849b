package dev.portolan.kernel.tenancy;

import dev.portolan.contracts.AuditEvent.Actor;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who does the current work: whoever made the request, also in the tenant scopes that the request opens; nobody in
/// background work.
@RequestScoped
public class CurrentActor {
    private final ActorSource source;
    private @Nullable Actor entered;

    CurrentActor(ActorSource source) {
        this.source = source;
    }

    public Optional<Actor> find() {
        return entered == null ? source.current() : Optional.of(entered);
    }

    /// Says who it is where no request does: for work that somebody has asked for before.
    public void enter(Actor actor) {
        entered = actor;
    }
}
