package dev.portolan.plugins.marketplace;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.ReleaseState;
import dev.portolan.plugins.packages.Extension;
import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.packages.Requirements;
import dev.portolan.plugins.permissions.Consent;
import dev.portolan.plugins.permissions.Permission;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the marketplace answers.
final class MarketplaceViews {
    private MarketplaceViews() {}

    /// One line of the list.
    ///
    /// @param version the newest that may be installed
    record Item(
            String publisher,
            String plugin,
            @JsonUnwrapped Face face,
            String version,
            List<String> categories,
            @JsonUnwrapped Offer offer) {
        Item {
            categories = List.copyOf(categories);
        }

        static Item of(ListingRow row, Offer offer) {
            var categories = Arrays.stream(row.categories.split(",", -1))
                    .filter(category -> !category.isEmpty())
                    .toList();
            var face = new Face(row.title, row.summary, row.icon);
            return new Item(row.publisher, row.plugin, face, row.version, categories, offer);
        }

        static Item of(PluginPackage content, Offer offer) {
            var release = content.manifest().release();
            var listing = content.manifest().listing();
            return new Item(
                    release.plugin().publisher(),
                    release.plugin().plugin(),
                    new Face(listing.title(), listing.summary(), content.icon().orElse(null)),
                    release.version().toString(),
                    listing.categories(),
                    offer);
        }
    }

    /// What it is known by.
    ///
    /// @param icon SVG text with no script in it, of 32 KiB at most; absent where it has none
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Face(String title, String summary, @Nullable String icon) {}

    /// What speaks for it and against it.
    ///
    /// @param verified whether the publisher has shown to hold the key that it signs with, and may publish
    /// @param publishedAt when the release was that is shown
    /// @param installs how many organizations have the plugin
    /// @param compatible whether it runs on this platform
    record Offer(
            String publisherName,
            boolean verified,
            Instant publishedAt,
            long installs,
            boolean compatible,
            boolean deprecated,
            @JsonUnwrapped Availability availability) {}

    /// Whether who asks can install it where it is not yet.
    ///
    /// @param withheld why not; absent where it can be
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Availability(boolean offered, @Nullable String withheld) {
        static final Availability OFFERED = new Availability(true, null);
        static final Availability SUSPENDED = new Availability(
                false,
                "Its publisher is suspended, so it cannot be installed for now. Where it is installed, it goes on.");
        static final Availability ELSEWHERE = new Availability(
                false, "It is being rolled out step by step, and your organization is not among the first.");
    }

    /// One plugin, as one of its releases has it.
    record Detail(
            @JsonUnwrapped Item item,
            @JsonUnwrapped Texts texts,
            @JsonUnwrapped Consequences consequences,
            @JsonUnwrapped Source source,
            Compatibility compatibility,
            List<Line> releases) {
        Detail {
            releases = List.copyOf(releases);
        }
    }

    /// The files that others read.
    record Source(JsonNode manifest, JsonNode schema) {}

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
            @Nullable String license,
            List<Screenshot> screenshots) {
        Texts {
            screenshots = List.copyOf(screenshots);
        }

        static Texts of(PluginPackage content) {
            return new Texts(
                    content.readme().orElse(null),
                    content.changelog().orElse(null),
                    content.manifest().listing().license(),
                    content.screenshots().stream().map(Screenshot::of).toList());
        }
    }

    /// @param name last part of its address
    /// @param title made of its file's name
    record Screenshot(String name, String title) {
        private static final Pattern FILLING = Pattern.compile("^[0-9]+[-_.]|\\.[a-z]+$");

        static Screenshot of(String name) {
            var words = FILLING.matcher(name).replaceAll("").replace('-', ' ').replace('_', ' ');
            return new Screenshot(
                    name, words.isEmpty() ? name : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
        }
    }

    /// @param requires range of platform versions
    /// @param fits whether this platform is one of them
    /// @param reason why not
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Compatibility(
            String requires, boolean fits, @Nullable String reason) {
        static Compatibility of(Requirements needs, String platform) {
            var fits = needs.fits(platform);
            return new Compatibility(
                    needs.portolan(),
                    fits,
                    fits ? null : "It needs Portolan %s; this is %s.".formatted(needs.portolan(), platform));
        }
    }

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
    /// @param reason why it is not just published
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String version,
            String channel,
            String digest,
            ReleaseState.Status status,
            @Nullable String reason,
            Instant publishedAt,
            boolean preRelease) {
        static Line of(ReleaseRow row) {
            var channel = row.preRelease() ? "beta" : "stable";
            return new Line(
                    row.version, channel, row.digest, row.status, row.statusReason, row.publishedAt, row.preRelease());
        }
    }
}
