package dev.portolan.plugins.expressions;

/// Which bound an evaluation ran into.
public enum Breach {
    /// The call's deadline.
    TIME,
    /// More work or memory than one call may take.
    MEMORY,
    /// Functions within functions.
    DEPTH,
    /// The node has no memory left, whatever this call needs.
    STARVED
}
