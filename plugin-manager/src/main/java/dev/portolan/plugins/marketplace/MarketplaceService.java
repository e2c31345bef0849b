package dev.portolan.plugins.marketplace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.ReleaseState;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.plugins.marketplace.MarketplaceSearch.Category;
import dev.portolan.plugins.marketplace.MarketplaceSearch.Hit;
import dev.portolan.plugins.marketplace.MarketplaceSearch.Question;
import dev.portolan.plugins.marketplace.MarketplaceViews.Availability;
import dev.portolan.plugins.marketplace.MarketplaceViews.Compatibility;
import dev.portolan.plugins.marketplace.MarketplaceViews.Consequences;
import dev.portolan.plugins.marketplace.MarketplaceViews.Detail;
import dev.portolan.plugins.marketplace.MarketplaceViews.Item;
import dev.portolan.plugins.marketplace.MarketplaceViews.Line;
import dev.portolan.plugins.marketplace.MarketplaceViews.Offer;
import dev.portolan.plugins.marketplace.MarketplaceViews.Source;
import dev.portolan.plugins.marketplace.MarketplaceViews.Texts;
import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.packages.Requirements;
import dev.portolan.plugins.publishers.PrivateName;
import dev.portolan.plugins.publishers.PublisherProfile;
import dev.portolan.plugins.publishers.PublisherService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Shows what can be installed.
@ApplicationScoped
@Transactional
class MarketplaceService {
    private static final YAMLMapper YAML = new YAMLMapper();

    private final ReleaseService releases;
    private final PublisherService publishers;
    private final Listings listings;
    private final MarketplaceSearch search;
    private final Shelf shelf;
    private final MarketplaceConfig config;
    private final CurrentTenant viewer;

    MarketplaceService(
            ReleaseService releases,
            PublisherService publishers,
            Listings listings,
            MarketplaceSearch search,
            Shelf shelf,
            MarketplaceConfig config,
            CurrentTenant viewer) {
        this.releases = releases;
        this.publishers = publishers;
        this.listings = listings;
        this.search = search;
        this.shelf = shelf;
        this.config = config;
        this.viewer = viewer;
    }

    /// @throws ProblemException `invalid` at `cursor`
    Page<Item> list(Question question, @Nullable String cursor, int size) {
        var page = search.page(question, own(), cursor, size);
        var places =
                shelf.of(page.items().stream().map(hit -> hit.row().pluginId()).toList());
        var others = releases.rows(places.values().stream()
                .map(Shelf.Place::digest)
                .filter(Objects::nonNull)
                .toList());
        var names = publishers.named(
                page.items().stream().map(hit -> hit.row().publisher).toList());
        return new Page<>(
                page.items().stream()
                        .map(Hit::row)
                        .map(row -> item(row, names.get(row.publisher), places.get(row.pluginId()), others))
                        .toList(),
                page.next());
    }

    /// @param others releases by digest
    private Item item(
            ListingRow row,
            @Nullable PublisherProfile publisher,
            Shelf.@Nullable Place place,
            Map<String, ReleaseRow> others) {
        var availability = place == null ? Availability.OFFERED : place.availability();
        var seen = place == null ? null : others.get(place.digest());
        return seen == null || seen.version.equals(row.version)
                ? Item.of(row, offer(row, publisher, availability))
                : Item.of(releases.content(seen), offer(row, seen, publisher, availability));
    }

    List<Category> categories() {
        return search.categories(own());
    }

    /// @param version which release to show; null for the newest that may be installed
    Detail detail(PluginId plugin, @Nullable String version) {
        var content = shown(plugin, version);
        var all = releases.all(plugin);
        var needs = content.manifest().operation().requires();
        var row = all.stream()
                .filter(release -> release.digest.equals(content.digest()))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
        var publisher = publishers.find(plugin.publisher()).orElseThrow(ProblemException::notFound);
        var offer = new Offer(
                publisher.name(),
                publisher.verified(),
                row.publishedAt,
                listings.installs(plugin),
                needs.fits(config.platformVersion()),
                row.status == ReleaseState.Status.DEPRECATED,
                shelf.of(plugin).availability());
        return new Detail(
                Item.of(content, offer),
                Texts.of(content),
                Consequences.of(content),
                new Source(manifest(content), content.schema().json()),
                Compatibility.of(needs, config.platformVersion()),
                all.stream().map(Line::of).toList());
    }

    /// One picture of a release.
    ///
    /// @param name as the release's detail has it
    /// @throws ProblemException `not-found`
    byte[] screenshot(PluginId plugin, @Nullable String version, String name) {
        return shown(plugin, version).screenshot(name).orElseThrow(ProblemException::notFound);
    }

    /// @throws ProblemException `not-found`
    ShownPublisher publisher(String id) {
        var publisher = publishers
                .find(id)
                .filter(_ -> PrivateName.shown(id, viewer.find()))
                .orElseThrow(ProblemException::notFound);
        return new ShownPublisher(publisher, listings.count(id));
    }

    private String own() {
        return viewer.find().map(PrivateName::of).orElse("");
    }

    private PluginPackage shown(PluginId plugin, @Nullable String version) {
        var shown = version == null ? newest(plugin) : releases.find(plugin, version);
        return shown.orElseThrow(ProblemException::notFound).content();
    }

    private Optional<Published> newest(PluginId plugin) {
        var digest = shelf.of(plugin).digest();
        return digest == null
                ? releases.newest(plugin, "stable").or(() -> releases.newest(plugin, "beta"))
                : releases.known(digest);
    }

    private Offer offer(ListingRow row, @Nullable PublisherProfile publisher, Availability availability) {
        return new Offer(
                publisher == null ? row.publisher : publisher.name(),
                publisher != null && publisher.verified(),
                row.publishedAt,
                row.installs,
                new Requirements(row.requires, List.of()).fits(config.platformVersion()),
                row.deprecated,
                availability);
    }

    /// Of another release than the one that is shown to everybody.
    private Offer offer(
            ListingRow row, ReleaseRow seen, @Nullable PublisherProfile publisher, Availability availability) {
        var requires = releases.content(seen).manifest().operation().requires();
        return new Offer(
                publisher == null ? row.publisher : publisher.name(),
                publisher != null && publisher.verified(),
                seen.publishedAt,
                row.installs,
                requires.fits(config.platformVersion()),
                seen.status == ReleaseState.Status.DEPRECATED,
                availability);
    }

    private static JsonNode manifest(PluginPackage content) {
        try {
            return YAML.readTree(content.files().text("plugin.yaml").orElse("{}"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a published manifest no longer reads", e);
        }
    }

    /// @param plugins how many of its plugins are listed
    record ShownPublisher(PublisherProfile publisher, long plugins) {}
}
