package dev.portolan.ui.clients;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.PluginId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What plugin-manager says. Parts that the portal only hands on stay JSON.
public final class Plugins {
    private Plugins() {}

    /// One offer of the marketplace.
    ///
    /// @param icon a `data:` address of an image, where there is one
    public record Offer(
            String publisher,
            String plugin,
            String title,
            @Nullable String summary,
            @Nullable String version,
            List<String> categories,
            @Nullable String icon) {
        public Offer {
            categories = categories == null ? List.of() : List.copyOf(categories);
        }

        @JsonIgnore
        public PluginId id() {
            return new PluginId(publisher, plugin);
        }
    }

    /// The page of one plugin in the marketplace.
    ///
    /// @param manifest the whole answer: `title`, `summary`, `extensions`, and the `manifest` itself
    public record Listing(
            String publisher,
            String plugin,
            List<Release> releases,
            JsonNode manifest,
            @Nullable JsonNode schema,
            List<Asked> permissions,
            Texts texts) {
        public Listing {
            releases = List.copyOf(releases);
            permissions = List.copyOf(permissions);
        }

        public PluginId id() {
            return new PluginId(publisher, plugin);
        }

        public String title() {
            return text("title", plugin);
        }

        public String summary() {
            return text("summary", "");
        }

        public String version() {
            return text("version", releases.isEmpty() ? "" : releases.getFirst().version());
        }

        /// Whether nothing differs but how its releases stand.
        public boolean sameButForReleases(Listing other) {
            return Fields.without(manifest, "releases").equals(Fields.without(other.manifest, "releases"));
        }

        private String text(String field, String otherwise) {
            return manifest.path(field).asText(otherwise);
        }
    }

    /// @param icon a `data:` address of an image
    public record Texts(
            String readme, String changelog, @Nullable String icon) {}

    /// A permission that a plugin asks for, in words.
    ///
    /// @param permission as it is granted, for example `egress:https://{config.host}`
    /// @param danger `low`, `medium` or `high`
    public record Asked(
            String permission,
            String title,
            @Nullable String detail,
            @Nullable String danger) {}

    public record Release(
            String version,
            @Nullable String channel,
            @Nullable String status,
            @Nullable Instant publishedAt) {}

    /// A plugin in a tenant.
    ///
    /// @param desired `enabled`, `disabled`, `needs_configuration` or `uninstalling`
    public record Installation(
            String publisher,
            String plugin,
            @Nullable String title,
            @Nullable String version,
            boolean enabled,
            long revision,
            @Nullable String desired,
            List<Observed> observed,
            @Nullable JsonNode configuration,
            @Nullable JsonNode schema,
            @Nullable Health health,
            @Nullable String icon) {
        public Installation {
            observed = observed == null ? List.of() : List.copyOf(observed);
        }

        @JsonIgnore
        public PluginId id() {
            return new PluginId(publisher, plugin);
        }

        /// How many nodes have applied the current revision.
        @JsonIgnore
        public long liveNodes() {
            return observed.stream().filter(node -> node.revision() >= revision).count();
        }

        public String name() {
            return title == null ? plugin : title;
        }
    }

    public record Observed(
            String node,
            @Nullable String service,
            long revision,
            @Nullable String state,
            @Nullable Instant at) {}

    /// @param state for example `ok`, `degraded`, `auth_expired`
    public record Health(
            String state,
            @Nullable String message,
            @Nullable Instant at) {}

    /// @param change for example `configured` or `rolled_back`
    public record Revision(
            long revision,
            @Nullable Instant at,
            @Nullable Author author,
            @Nullable String reason,
            @Nullable String change,
            List<Difference> diff) {
        public Revision {
            diff = diff == null ? List.of() : List.copyOf(diff);
        }
    }

    public record Author(@Nullable String subject, @Nullable String name) {}

    public record Difference(
            String path,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    public record LogLine(
            @Nullable Instant at, String level, @Nullable String function, String message) {}

    public record TestResult(
            boolean ok, @Nullable String message, @Nullable JsonNode details) {}

    /// Something that a plugin adds at a point.
    ///
    /// @param component name of what the portal shows there itself; null where the plugin gives a view
    /// @param icon name of one of the portal's icons, where it has one
    public record Extension(
            String publisher,
            String plugin,
            String extension,
            String point,
            @Nullable String title,
            @Nullable String component,
            @Nullable String icon) {
        @JsonIgnore
        public PluginId id() {
            return new PluginId(publisher, plugin);
        }

        @JsonIgnore
        public String name() {
            return title == null ? plugin : title;
        }
    }

    /// What an extension shows now.
    ///
    /// @param stale whether this is an older answer, because a new one could not be had
    public record Shown(
            @Nullable JsonNode view,
            @Nullable Instant at,
            boolean stale,
            @Nullable JsonNode error) {
        /// Why there is no newer answer, in words.
        public String errorText() {
            if (error == null || error.isNull()) {
                return "";
            }
            return error.isTextual()
                    ? error.asText()
                    : error.path("message").asText(error.path("detail").asText());
        }
    }
}
