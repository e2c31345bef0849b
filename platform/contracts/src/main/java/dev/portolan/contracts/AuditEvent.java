package dev.portolan.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody did something in a tenant; on `portolan.audit`, keyed by tenant id. Never holds a secret.
///
/// @param id the same however often the event is delivered
/// @param action past tense with its subject before it, for example `member.invited`, `plugin.enabled`
public record AuditEvent(
        UUID id, TenantId tenant, Actor actor, String action, Target target, Change change, Instant at) {

    /// Who did it.
    ///
    /// @param subject as in the token
    /// @param name to show, as it was then
    /// @param inNameOf the member in whose name staff acted, in a support session
    /// @param address from which the request came, where it came over the network
    /// @param inNameOfName that member's name, as it was then
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Actor(
            Kind kind,
            String subject,
            @Nullable String name,
            @Nullable String inNameOf,
            @Nullable String address,
            @Nullable String inNameOfName) {
        /// Somebody who acts in no other's name.
        public Actor(
                Kind kind, String subject, @Nullable String name, @Nullable String inNameOf, @Nullable String address) {
            this(kind, subject, name, inNameOf, address, null);
        }
    }

    public enum Kind {
        @JsonProperty("member")
        MEMBER,
        @JsonProperty("staff")
        STAFF,
        @JsonProperty("api_token")
        API_TOKEN,
        @JsonProperty("plugin")
        PLUGIN,
        @JsonProperty("service")
        SERVICE
    }

    /// What it was done to.
    ///
    /// @param type for example `member`, `plugin`, `location`, `invoice`, `tenant`
    /// @param id unique among its type within the tenant
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Target(String type, String id, @Nullable String name) {}

    /// What it changed: the fields that differ, before and after, and why.
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Change(
            @Nullable Map<String, Object> before,
            @Nullable Map<String, Object> after,
            @Nullable String reason) {
        public static final Change NONE = new Change(Map.of(), Map.of(), null);

        public Change {
            before = copy(before);
            after = copy(after);
        }

        // values may be null, in the order given
        private static Map<String, Object> copy(@Nullable Map<String, Object> values) {
            return values == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }
}
