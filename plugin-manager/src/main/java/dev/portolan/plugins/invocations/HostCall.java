package dev.portolan.plugins.invocations;

/// Who asks something of the platform.
///
/// @param target the installation whose function is running
/// @param occasion what the call is a part of
public record HostCall(Target target, Contact contact, Occasion occasion) {}
