package dev.portolan.plugins.marketplace;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.portolan.plugins.packages.PluginPackage;
import jakarta.enterprise.context.ApplicationScoped;

/// The content of releases by digest, unpacked once a node. A digest stands for its content: nothing here can be
/// stale.
@ApplicationScoped
class PackageStore {
    private final PackageRepository rows;
    private final LoadingCache<String, PluginPackage> unpacked;

    PackageStore(PackageRepository rows, MarketplaceConfig config) {
        this.rows = rows;
        this.unpacked =
                Caffeine.newBuilder().maximumSize(config.releasesInMemory()).build(this::unpack);
    }

    /// @throws IllegalStateException when no such package is stored
    PluginPackage content(String digest) {
        return unpacked.get(digest);
    }

    void add(PluginPackage content) {
        var row = new PackageRow();
        row.digest = content.digest();
        row.content = content.files().zip();
        rows.persist(row);
    }

    private PluginPackage unpack(String digest) {
        var row = rows.findByIdOptional(digest)
                .orElseThrow(() -> new IllegalStateException("no package is stored for " + digest));
        return switch (PluginPackage.ofZip(row.content)) {
            case PluginPackage.Result.Accepted(var content) -> content;
            case PluginPackage.Result.Refused(var findings) ->
                throw new IllegalStateException("a published package no longer reads: " + findings);
        };
    }
}
