package dev.portolan.plugins.marketplace;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.ReleaseState;
import dev.portolan.plugins.packages.Extension;
import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.permissions.Consent;
import dev.portolan.plugins.permissions.Permission;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.semver4j.Semver;

/// What the marketplace answers.
final class MarketplaceViews {
    private MarketplaceViews() {}

    /// One line of the list.
    ///
    /// @param version the newest that may be installed
    record Item(
            String publisher, String plugin, String title, String summary, String version, List<String> categories) {
        Item {
            categories = List.copyOf(categories);
        }

        static Item of(ListingRow row) {
            var plugin = PluginId.parse(row.name);
            var categories = Arrays.stream(row.categories.split(",", -1))
                    .filter(category -> !category.isEmpty())
                    .toList();
            return new Item(plugin.publisher(), plugin.plugin(), row.title, row.summary, row.version, categories);
        }

        static Item of(PluginPackage content) {
            var release = content.manifest().release();
            var listing = content.manifest().listing();
            return new Item(
                    release.plugin().publisher(),
                    release.plugin().plugin(),
                    listing.title(),
                    listing.summary(),
                    release.version().toString(),
                    listing.categories());
        }
    }

    /// One plugin, as one of its releases has it.
    record Detail(
            @JsonUnwrapped Item item,
            @JsonUnwrapped Texts texts,
            @JsonUnwrapped Consequences consequences,
            JsonNode manifest,
            JsonNode schema,
            Compatibility compatibility,
            List<Line> releases) {
        Detail {
            releases = List.copyOf(releases);
        }
    }

    /// What installing it means: what it asks for, and what it adds.
    record Consequences(List<Asked> permissions, List<Added> extensions) {
        Consequences {
            permissions = List.copyOf(permissions);
            extensions = List.copyOf(extensions);
        }

        static Consequences of(PluginPackage content) {
            var asked = content.manifest().operation().permissions();
            return new Consequences(
                    asked.stream().map(Asked::of).toList(),
                    content.manifest().extensions().stream().map(Added::of).toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Texts(
            @Nullable String readme,
            @Nullable String changelog,
            @Nullable String icon) {
        static Texts of(PluginPackage content) {
            return new Texts(
                    content.readme().orElse(null),
                    content.changelog().orElse(null),
                    content.icon().orElse(null));
        }
    }

    /// @param portolan range of platform versions
    /// @param fits whether this platform is one of them
    record Compatibility(String portolan, boolean fits) {}

    /// What it asks for, in words.
    record Asked(Permission permission, String title, String detail, String danger) {
        static Asked of(Permission permission) {
            var consent = Consent.describe(permission);
            return new Asked(
                    permission,
                    consent.title(),
                    consent.detail(),
                    consent.danger().name().toLowerCase(Locale.ROOT));
        }
    }

    record Added(String id, String point, String title) {
        static Added of(Extension extension) {
            return new Added(extension.id(), extension.point().point(), extension.title());
        }
    }

    /// One release in the list of a plugin's releases.
    ///
    /// @param reason why it was revoked
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String version,
            String channel,
            String digest,
            ReleaseState.Status status,
            @Nullable String reason,
            Instant publishedAt) {
        static Line of(ReleaseRow row) {
            var channel = new Semver(row.version).getPreRelease().isEmpty() ? "stable" : "beta";
            return new Line(row.version, channel, row.digest, row.status, row.statusReason, row.publishedAt);
        }
    }
}
