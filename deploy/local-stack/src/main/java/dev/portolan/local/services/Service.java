package dev.portolan.local.services;

import org.jspecify.annotations.Nullable;

/// One of our services.
///
/// @param database what its database and roles are called; absent when it has none
record Service(String name, @Nullable String database, int port) {}
