package dev.portolan.plugins.reviews;

import dev.portolan.plugins.marketplace.Listings;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.marketplace.ReleaseService;
import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.publishers.PublisherService;
import dev.portolan.plugins.scanning.KnownName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Reads what a package is compared with.
@ApplicationScoped
@Transactional
class SurroundingsService {
    private final ReleaseService releases;
    private final Listings listings;
    private final PublisherService publishers;
    private final SubmissionConfig config;

    SurroundingsService(
            ReleaseService releases, Listings listings, PublisherService publishers, SubmissionConfig config) {
        this.releases = releases;
        this.listings = listings;
        this.publishers = publishers;
        this.config = config;
    }

    Surroundings of(PluginPackage content) {
        var release = content.manifest().release();
        var publisher = release.plugin().publisher();
        return new Surroundings(
                releases.before(release.plugin(), release.version())
                        .map(Published::content)
                        .orElse(null),
                listings.namesOfOthers(publisher).stream()
                        .filter(name -> config.development()
                                .filter(name.plugin().publisher()::equals)
                                .isEmpty())
                        .map(name -> new KnownName(name.plugin(), name.title()))
                        .toList(),
                publishers.find(publisher).map(found -> !found.reviewed()).orElse(false));
    }
}
