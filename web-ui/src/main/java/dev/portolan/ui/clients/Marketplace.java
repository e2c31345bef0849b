package dev.portolan.ui.clients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.PluginId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the marketplace says of plugins and those who make them.
public final class Marketplace {
    private Marketplace() {}

    /// What somebody looks for. Empty texts narrow nothing.
    ///
    /// @param sort `relevance`, `name`, `newest` or `popular`
    public record Search(String text, String category, String publisher, String sort) {}

    /// One plugin of the list.
    ///
    /// @param icon a `data:` address of an image, where there is one
    public record Offer(
            PluginId id,
            String title,
            String summary,
            List<String> categories,
            @Nullable String icon,
            Maker maker,
            Standing standing) {
        public Offer {
            categories = List.copyOf(categories);
        }

        static Offer of(JsonNode node) {
            var id = new PluginId(
                    node.path("publisher").asText(), node.path("plugin").asText());
            return new Offer(
                    id,
                    Fields.text(node, "title").orElse(id.plugin()),
                    Fields.text(node, "summary").orElse(""),
                    Fields.list(node, "categories", JsonNode::asText),
                    Fields.text(node, "icon").orElse(null),
                    Maker.of(node, id.publisher()),
                    Standing.of(node));
        }
    }

    /// @param name as people know it
    /// @param verified whether it has shown that its key is its own
    public record Maker(String name, boolean verified) {
        static Maker of(JsonNode node, String id) {
            return new Maker(
                    Fields.text(node, "publisherName").orElse(id),
                    node.path("verified").asBoolean(false));
        }
    }

    /// @param version the newest that may be installed
    /// @param installs how many organizations use it
    /// @param compatible whether it runs on this platform
    /// @param withheld why it cannot be installed for now, in a sentence; empty where it can
    public record Standing(
            String version,
            @Nullable Instant publishedAt,
            long installs,
            boolean compatible,
            boolean deprecated,
            String withheld) {
        static Standing of(JsonNode node) {
            return new Standing(
                    Fields.text(node, "version").orElse(""),
                    Fields.instant(node, "publishedAt"),
                    Fields.number(node, "installs").orElse(0L),
                    node.path("compatible").asBoolean(true),
                    node.path("deprecated").asBoolean(false),
                    Fields.text(node, "withheld").orElse(""));
        }
    }

    /// @param count how many plugins have it
    public record Category(String category, long count) {}

    /// What the page of one plugin shows beside its texts and permissions.
    ///
    /// @param needs other plugins, in the words of the manifest
    public record Detail(
            PluginId id,
            Maker maker,
            String license,
            Compatibility compatibility,
            List<Version> versions,
            List<Screenshot> screenshots,
            List<Need> needs) {
        public Detail {
            versions = List.copyOf(versions);
            screenshots = List.copyOf(screenshots);
            needs = List.copyOf(needs);
        }

        /// @param answer of the marketplace about one plugin
        public static Detail of(PluginId id, JsonNode answer) {
            var manifest = answer.path("manifest");
            return new Detail(
                    id,
                    Maker.of(answer, id.publisher()),
                    Fields.text(answer, "license")
                            .or(() -> Fields.text(manifest, "license"))
                            .orElse(""),
                    Compatibility.of(answer.path("compatibility")),
                    Fields.list(answer, "releases", Version::of),
                    Fields.list(answer, "screenshots", Screenshot::of),
                    Need.of(manifest.path("requires").path("plugins")));
        }
    }

    /// @param requires range of platform versions
    /// @param reason why it does not fit, in words
    public record Compatibility(String requires, boolean fits, String reason) {
        static Compatibility of(JsonNode node) {
            return new Compatibility(
                    Fields.text(node, "requires")
                            .or(() -> Fields.text(node, "portolan"))
                            .orElse(""),
                    node.path("fits").asBoolean(true),
                    Fields.text(node, "reason").orElse(""));
        }
    }

    /// @param status `published`, `deprecated`, `yanked` or `revoked`
    public record Version(
            String version, @Nullable Instant publishedAt, String status, String reason, boolean preRelease) {
        static Version of(JsonNode node) {
            return new Version(
                    node.path("version").asText(),
                    Fields.instant(node, "publishedAt"),
                    Fields.text(node, "status").orElse("published"),
                    Fields.text(node, "reason").orElse(""),
                    node.path("preRelease")
                            .asBoolean(node.path("channel").asText().equals("beta")));
        }
    }

    /// @param name of the file
    public record Screenshot(String name, String title) {
        static Screenshot of(JsonNode node) {
            return new Screenshot(
                    node.path("name").asText(), Fields.text(node, "title").orElse(""));
        }
    }

    /// Another plugin that one needs.
    ///
    /// @param plugin `publisher/plugin`
    /// @param optional whether it works without
    public record Need(String plugin, String range, boolean optional) {
        static List<Need> of(JsonNode node) {
            var needs = new ArrayList<Need>();
            node.properties().forEach(entry -> {
                var value = entry.getValue();
                var range =
                        value.isTextual() ? value.asText() : value.path("range").asText("");
                needs.add(new Need(entry.getKey(), range, value.path("optional").asBoolean(false)));
            });
            return needs;
        }
    }

    /// Who makes plugins.
    ///
    /// @param fingerprint of the key that signs its releases
    /// @param plugins how many it offers
    public record MakerDetail(
            String id,
            String name,
            String website,
            @Nullable Instant verifiedAt,
            String fingerprint,
            long plugins) {
        static MakerDetail of(JsonNode node) {
            var plugins = node.path("plugins");
            return new MakerDetail(
                    node.path("id").asText(),
                    Fields.text(node, "name").orElse(node.path("id").asText()),
                    Fields.text(node, "website").orElse(""),
                    Fields.instant(node, "verifiedAt"),
                    Fields.text(node, "fingerprint").orElse(""),
                    plugins.isArray() ? plugins.size() : plugins.asLong(0));
        }
    }
}
