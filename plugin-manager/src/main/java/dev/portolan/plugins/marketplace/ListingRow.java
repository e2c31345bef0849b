package dev.portolan.plugins.marketplace;

import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.tenancy.CrossTenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "listing")
@CrossTenant("the marketplace is the same for all tenants")
class ListingRow {
    /// `publisher/plugin`.
    @Id
    String name;

    @Column(nullable = false, updatable = false)
    String publisher;

    @Column(nullable = false, updatable = false)
    String plugin;

    @Column(nullable = false)
    String version;

    @Column(nullable = false)
    String title;

    @Column(nullable = false)
    String summary;

    /// SVG text.
    @Nullable
    String icon;

    /// `,quality,delivery,`: a comma on both sides of each.
    @Column(nullable = false)
    String categories;

    /// Name, title, summary and categories in lower case.
    @Column(nullable = false)
    String search;

    /// Range of platform versions.
    @Column(nullable = false)
    String requires;

    @Column(nullable = false)
    boolean deprecated;

    /// When the release was that is shown.
    @Column(name = "published_at", nullable = false)
    Instant publishedAt;

    /// How many tenants have it; counted now and then.
    @Column(nullable = false)
    long installs;

    PluginId pluginId() {
        return new PluginId(publisher, plugin);
    }
}
