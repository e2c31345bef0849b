package dev.portolan.plugins.marketplace;

import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.packages.PluginPackage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the marketplace's list shows of each plugin.
@ApplicationScoped
class Listings {
    private final ListingRepository rows;
    private final ReleaseQueries queries;

    Listings(ListingRepository rows, ReleaseQueries queries) {
        this.rows = rows;
        this.queries = queries;
    }

    /// @param release to be shown; empty takes the plugin off the list
    void show(PluginId plugin, Optional<PluginPackage> release) {
        var name = plugin.toString();
        if (release.isEmpty()) {
            var _ = rows.deleteById(name);
            return;
        }
        var known = rows.findByIdOptional(name);
        var row = known.orElseGet(ListingRow::new);
        var manifest = release.get().manifest();
        var listing = manifest.listing();
        row.name = name;
        row.version = manifest.release().version().toString();
        row.title = listing.title();
        row.summary = listing.summary();
        row.categories = "," + String.join(",", listing.categories()) + ",";
        row.search =
                String.join(" ", name, row.title, row.summary, row.categories).toLowerCase(Locale.ROOT);
        if (known.isEmpty()) {
            rows.persist(row);
        }
    }

    /// @param after name of the last plugin shown, or an empty text
    List<ListingRow> page(String after, @Nullable String text, @Nullable String category, int size) {
        var words = text == null ? "%" : "%" + literal(text.strip()) + "%";
        var within = category == null ? "%" : "%," + literal(category.strip()) + ",%";
        return queries.listed(after, words, within, size);
    }

    private static String literal(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
    }
}
