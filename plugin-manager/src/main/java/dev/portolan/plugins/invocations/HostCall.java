package dev.portolan.plugins.invocations;

/// Who asks something of the platform.
///
/// @param target the installation whose function is running
public record HostCall(Target target, Contact contact) {}
