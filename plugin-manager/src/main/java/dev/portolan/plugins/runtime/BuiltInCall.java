package dev.portolan.plugins.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.TenantId;

/// One call of a [BuiltInFunction].
///
/// @param document `{config, context, input}`, as every plugin's function takes it
/// @param host what other plugins may ask, with the grants of this installation
public record BuiltInCall(TenantId tenant, JsonNode document, HostFunctions host) {
    /// The installation's settings.
    public JsonNode config() {
        return document.path("config");
    }

    /// `{tenant, locale, member?}`.
    public JsonNode context() {
        return document.path("context");
    }

    /// What the extension point hands in.
    public JsonNode input() {
        return document.path("input");
    }
}
