package dev.portolan.plugins.runtime;

import java.time.Duration;

/// What a call used.
///
/// @param memoryBytes most memory held at once
public record Usage(Duration wall, long memoryBytes, int outputBytes, int hostCalls) {}
