package dev.portolan.plugins.invocations;

/// Who asks something of the platform.
///
/// @param target the installation whose function is running
/// @param function that is running
/// @param occasion what the call is a part of
public record HostCall(Target target, String function, Contact contact, Occasion occasion) {}
