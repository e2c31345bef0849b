package dev.portolan.plugins.runtime;

import dev.portolan.plugins.runtime.Outcome.Reason;
import org.jspecify.annotations.Nullable;

/// Ends a call from within a host function: it unwinds the guest, and JavaScript cannot catch it.
final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Reason reason;
    private final @Nullable String place;

    Stopped(Reason reason, String message) {
        this(reason, message, null);
    }

    /// @param place in a file of declared functions
    Stopped(Reason reason, String message, @Nullable String place) {
        super(message, null, false, false);
        this.reason = reason;
        this.place = place;
    }

    @Nullable
    String place() {
        return place;
    }

    Reason reason() {
        return reason;
    }
}
