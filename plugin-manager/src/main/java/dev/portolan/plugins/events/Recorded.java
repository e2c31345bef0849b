package dev.portolan.plugins.events;

/// Fired in the transaction in which an event is put on the log.
///
/// @param fresh whether it has just happened; what is heard of late is kept, and nobody need react to it
public record Recorded(Happening happening, boolean fresh) {}
