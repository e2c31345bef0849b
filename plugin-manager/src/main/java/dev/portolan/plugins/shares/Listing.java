package dev.portolan.plugins.shares;

import org.jspecify.annotations.Nullable;

/// A page of a listing as a function gives it.
///
/// @param full whether all pages together are all that there is
/// @param next where the next page begins; null after the last one
public record Listing<T>(
        boolean full, Page<T> page, @Nullable String next) {}
