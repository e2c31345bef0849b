package dev.portolan.plugins.marketplace;

import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.ReleaseState;
import dev.portolan.plugins.packages.PluginPackage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the marketplace's list shows of each plugin.
@ApplicationScoped
public class Listings {
    private static final int MOST_NAMES = 20_000;

    private final ListingRepository rows;

    Listings(ListingRepository rows) {
        this.rows = rows;
    }

    /// What other publishers call their plugins.
    public List<Named> namesOfOthers(String publisher) {
        return rows.ofOthers(publisher, MOST_NAMES).stream()
                .map(row -> new Named(new PluginId(row.publisher, row.plugin), row.title))
                .toList();
    }

    /// How many plugins of a publisher are shown.
    long count(String publisher) {
        return rows.count("publisher", publisher);
    }

    long installs(PluginId plugin) {
        return rows.findByIdOptional(plugin.toString()).map(row -> row.installs).orElse(0L);
    }

    /// @param shown the release to be shown; empty takes the plugin off the list
    void show(PluginId plugin, Optional<Shown> shown) {
        var name = plugin.toString();
        if (shown.isEmpty()) {
            var _ = rows.deleteById(name);
            return;
        }
        var known = rows.findByIdOptional(name);
        var row = known.orElseGet(ListingRow::new);
        write(row, plugin, shown.get());
        if (known.isEmpty()) {
            rows.persist(row);
        }
    }

    private static void write(ListingRow row, PluginId plugin, Shown shown) {
        var manifest = shown.content().manifest();
        var listing = manifest.listing();
        row.name = plugin.toString();
        row.publisher = plugin.publisher();
        row.plugin = plugin.plugin();
        row.version = manifest.release().version().toString();
        row.title = listing.title();
        row.summary = listing.summary();
        row.icon = shown.content().icon().orElse(null);
        row.categories = "," + String.join(",", listing.categories()) + ",";
        row.search = String.join(" ", row.name, row.title, row.summary, row.categories)
                .toLowerCase(Locale.ROOT);
        row.requires = manifest.operation().requires().portolan();
        row.deprecated = shown.release().status == ReleaseState.Status.DEPRECATED;
        row.publishedAt = shown.release().publishedAt;
    }

    /// A release with what is in it.
    record Shown(ReleaseRow release, PluginPackage content) {}

    public record Named(PluginId plugin, String title) {}
}
