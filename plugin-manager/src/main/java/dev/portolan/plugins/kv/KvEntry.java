package dev.portolan.plugins.kv;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that a plugin remembers.
///
/// @param value JSON
/// @param expiresAt when it is forgotten; null while it is not
public record KvEntry(String key, String value, @Nullable Instant expiresAt) {}
