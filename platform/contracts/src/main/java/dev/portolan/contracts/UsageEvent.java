package dev.portolan.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/// A metered fact, on `portolan.usage`, keyed by tenant id. Counted once per `(tenant, source, id)`, however often it
/// is delivered.
///
/// @param source which node or service measured it
/// @param id unique within tenant and source
/// @param quantity how many of the meter's unit
/// @param at when it happened; its day, in the tenant's zone, is the one it counts for
public record UsageEvent(TenantId tenant, String source, String id, Meter meter, long quantity, Instant at) {
    /// What is measured.
    public enum Meter {
        /// A member used the portal on a day: one event a member and day.
        @JsonProperty("active_members")
        ACTIVE_MEMBERS,
        /// How many entities the catalog holds: a level, of which a day's highest counts.
        @JsonProperty("entities")
        ENTITIES,
        /// How many plugins are installed, enabled or not: a level.
        @JsonProperty("plugins")
        PLUGINS,
        /// Calls of plugin functions.
        @JsonProperty("plugin_invocations")
        PLUGIN_INVOCATIONS,
        /// Requests to the tenant's API.
        @JsonProperty("api_calls")
        API_CALLS;

        /// Whether a day's figure is the highest of its events and not their sum.
        public boolean level() {
            return this == ENTITIES || this == PLUGINS;
        }
    }
}
