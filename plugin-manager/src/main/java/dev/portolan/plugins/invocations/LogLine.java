package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of a plugin's log.
///
/// @param level `debug`, `info`, `warn` or `error`
/// @param function during which it was said
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LogLine(Instant at, String level, @Nullable String function, String message) {}
