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
    private @Nullable String from;

    CurrentActor(ActorSource source) {
        this.source = source;
    }

    public Optional<Actor> find() {
        return entered == null ? source.current() : Optional.of(entered);
    }

    /// Says who it is where no token does: for work that somebody has asked for before, or on a public route.
    ///
    /// @param actor without an address gets that of the request, where there is one
    public void enter(Actor actor) {
        var address = actor.address() == null ? address() : actor.address();
        entered =
                new Actor(actor.kind(), actor.subject(), actor.name(), actor.inNameOf(), address, actor.inNameOfName());
    }

    /// From where the current work was asked for; null in background work.
    @Nullable
    String address() {
        return from == null ? source.address() : from;
    }

    /// Only for [TenantScope].
    void enterFrom(@Nullable String address) {
        from = address;
    }
}
