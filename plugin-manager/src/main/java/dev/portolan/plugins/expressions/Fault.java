package dev.portolan.plugins.expressions;

/// What is wrong with an expression.
///
/// @param found what stands there
/// @param expected what may stand there
/// @param message one sentence for its author
public record Fault(String found, String expected, String message) {}
