package dev.portolan.plugins.runtime;

import com.fasterxml.jackson.databind.JsonNode;

/// Answer of a host function.
public sealed interface HostResult {
    /// The JavaScript call returns this value.
    record Ok(JsonNode value) implements HostResult {}

    /// The JavaScript call throws an `Error` with this message and `name` = `code`, which the plugin may catch.
    ///
    /// @param code for example `not_permitted`, `not_found`, `unreachable`
    record Refused(String code, String message) implements HostResult {}
}
