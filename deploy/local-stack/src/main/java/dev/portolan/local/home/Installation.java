package dev.portolan.local.home;

/// All that the parts of one installation are made from.
///
/// @param demo whether its data has the demo's tenants and users
public record Installation(Home home, Ports ports, Secrets secrets, boolean demo) {}
