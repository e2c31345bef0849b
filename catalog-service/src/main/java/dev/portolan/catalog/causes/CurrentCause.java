package dev.portolan.catalog.causes;

import dev.portolan.kernel.tenancy.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Why the current work changes entities: what was said of it, else whoever makes the request, else the
/// portal itself.
@RequestScoped
public class CurrentCause {
    private final CurrentActor actor;
    private @Nullable Cause told;
    private @Nullable Integer depth;

    CurrentCause(CurrentActor actor) {
        this.actor = actor;
    }

    public Cause get() {
        return told == null ? actor.find().map(Cause::of).orElse(Cause.PORTAL) : told;
    }

    /// Says it for the rest of the current request, event or job.
    public void enter(Cause cause) {
        told = cause;
    }

    /// Says for the rest of the current event how many events, each caused by the one before it, led to it.
    ///
    /// @param events null where none did
    public void after(@Nullable Integer events) {
        depth = events;
    }

    /// How many events, each caused by the one before it, led to the current work; null where none did.
    public @Nullable Integer depth() {
        return depth;
    }

    /// Does work for a cause, within the current request, event or job.
    public <T> T during(Cause cause, Supplier<T> work) {
        var before = told;
        told = cause;
        try {
            return work.get();
        } finally {
            told = before;
        }
    }
}
