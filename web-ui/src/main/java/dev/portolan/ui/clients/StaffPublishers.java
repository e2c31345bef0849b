package dev.portolan.ui.clients;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Those who publish plugins, and what they publish with.
public final class StaffPublishers {
    private StaffPublishers() {}

    /// @param reviewed whether staff look at what the scanner warns of
    public record Enrolled(
            String id, String name, String website, boolean reviewed, boolean suspended, SigningKey key, long plugins) {
        static Enrolled of(JsonNode node) {
            var key = node.path("key").isObject() ? node.path("key") : node;
            var plugins = node.path("plugins");
            return new Enrolled(
                    node.path("id").asText(),
                    Fields.text(node, "name").orElse(node.path("id").asText()),
                    Fields.text(node, "website").orElse(""),
                    node.path("reviewed").asBoolean(true),
                    node.path("suspended").asBoolean(node.path("suspendedAt").isTextual()),
                    new SigningKey(
                            Fields.instant(key, "verifiedAt"),
                            Fields.text(key, "fingerprint").orElse("")),
                    plugins.isArray() ? plugins.size() : plugins.asLong(-1));
        }
    }

    /// @param verifiedAt when it was shown that the publisher holds the private half; null while it was not
    public record SigningKey(@Nullable Instant verifiedAt, String fingerprint) {}

    /// @param token the token itself, this one time
    public record Token(
            String id,
            String name,
            @Nullable String token,
            @Nullable Instant createdAt,
            @Nullable Instant lastUsedAt) {}

    /// A publisher to be added.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Enrolment(
            String id, String name, @Nullable String website, boolean reviewed) {}

    /// What is to change; null stays.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Edit(
            @Nullable String name,
            @Nullable String website,
            @Nullable Boolean reviewed,
            @Nullable Boolean suspended) {
        public static Edit suspended(boolean suspended) {
            return new Edit(null, null, null, suspended);
        }
    }
}
