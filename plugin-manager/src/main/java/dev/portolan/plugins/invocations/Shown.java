package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A view as it is shown.
///
/// @param at when it was made
/// @param stale whether it should have been made anew, and could not be
/// @param error why not, in a sentence
@JsonInclude(JsonInclude.Include.NON_NULL)
record Shown(
        JsonNode view, Instant at, boolean stale, @Nullable String error) {}
