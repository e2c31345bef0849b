package dev.portolan.plugins.runtime;

import com.fasterxml.jackson.databind.JsonNode;

/// One call of a plugin's function.
///
/// @param function name of an export of the plugin
/// @param document `{config, context, input}`; no secrets in it
public record Invocation(String function, JsonNode document) {}
