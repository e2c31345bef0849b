package dev.portolan.catalog.causes;

import dev.portolan.kernel.tenancy.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Why the current work changes entities: what was said with [#during], else whoever makes the request, else the
/// portal itself.
@RequestScoped
public class CurrentCause {
    private final CurrentActor actor;
    private @Nullable Cause told;

    CurrentCause(CurrentActor actor) {
        this.actor = actor;
    }

    public Cause get() {
        return told == null ? actor.find().map(Cause::of).orElse(Cause.PORTAL) : told;
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
