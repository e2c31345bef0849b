package dev.portolan.plugins.runtime;

import dev.portolan.plugins.runtime.Outcome.Reason;

/// Ends a call from within a host function: it unwinds the guest, and JavaScript cannot catch it.
final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Reason reason;

    Stopped(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
