package dev.portolan.plugins.schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// One difference between two configurations.
///
/// @param path JSON Pointer
/// @param before absent when the value is new; `"changed"` for a secret
/// @param after absent when the value is gone; `"changed"` for a secret
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Change(
        String path, @Nullable JsonNode before, @Nullable JsonNode after) {}
