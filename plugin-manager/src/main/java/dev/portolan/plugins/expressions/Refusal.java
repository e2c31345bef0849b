package dev.portolan.plugins.expressions;

/// Ends the reading of an expression at its first fault.
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Fault fault;

    Refusal(String found, String expected, String message) {
        super(message, null, false, false);
        this.fault = new Fault(found, expected, message);
    }

    Fault fault() {
        return fault;
    }
}
