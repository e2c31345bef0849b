package dev.portolan.plugins.marketplace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.marketplace.MarketplaceViews.Compatibility;
import dev.portolan.plugins.marketplace.MarketplaceViews.Consequences;
import dev.portolan.plugins.marketplace.MarketplaceViews.Detail;
import dev.portolan.plugins.marketplace.MarketplaceViews.Item;
import dev.portolan.plugins.marketplace.MarketplaceViews.Line;
import dev.portolan.plugins.marketplace.MarketplaceViews.Texts;
import dev.portolan.plugins.packages.PluginPackage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/// Shows what can be installed.
@ApplicationScoped
@Transactional
class MarketplaceService {
    private static final int PAGE = 50;
    private static final YAMLMapper YAML = new YAMLMapper();

    private final ReleaseService releases;
    private final Listings listings;
    private final MarketplaceConfig config;

    MarketplaceService(ReleaseService releases, Listings listings, MarketplaceConfig config) {
        this.releases = releases;
        this.listings = listings;
        this.config = config;
    }

    Page<Item> list(@Nullable String text, @Nullable String category, @Nullable String cursor) {
        var after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        var rows = listings.page(after, text, category, PAGE + 1);
        var shown = rows.stream().limit(PAGE).map(Item::of).toList();
        return new Page<>(shown, rows.size() > PAGE ? Cursor.encode(rows.get(PAGE - 1).name) : null);
    }

    /// @param version which release to show; null for the newest that may be installed
    Detail detail(PluginId plugin, @Nullable String version) {
        var shown = version == null
                ? releases.newest(plugin, "stable").or(() -> releases.newest(plugin, "beta"))
                : releases.find(plugin, version);
        var content = shown.orElseThrow(ProblemException::notFound).content();
        var range = content.manifest().operation().requires();
        return new Detail(
                Item.of(content),
                Texts.of(content),
                Consequences.of(content),
                manifest(content),
                content.schema().json(),
                new Compatibility(range.portolan(), range.fits(config.platformVersion())),
                releases.all(plugin).stream().map(Line::of).toList());
    }

    private static JsonNode manifest(PluginPackage content) {
        try {
            return YAML.readTree(content.files().text("plugin.yaml").orElse("{}"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a published manifest no longer reads", e);
        }
    }
}
