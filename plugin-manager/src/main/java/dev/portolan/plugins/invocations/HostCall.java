package dev.portolan.plugins.invocations;

/// Who asks something of the platform.
///
/// @param target the installation whose function is running
/// @param function that is running
public record HostCall(Target target, String function, Contact contact) {}
