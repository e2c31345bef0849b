package dev.portolan.plugins.expressions;

/// How much a value is.
///
/// @param bytes about, with all that is in it
/// @param depth of lists and objects within each other
/// @param size of the value itself, for one that may have grown since
record Weight(long bytes, int depth, int size) {
    static final Weight SCALAR = new Weight(16, 0, 0);
}
