package dev.portolan.plugins.expressions;

/// Unwinds an evaluation that has run into a bound. The library may wrap it or swallow it: the meter remembers.
final class Breached extends RuntimeException {
    private static final long serialVersionUID = 1;

    Breached() {
        super("ended", null, false, false);
    }
}
