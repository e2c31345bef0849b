package dev.portolan.plugins.marketplace;

import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.marketplace.MarketplaceViews.Availability;
import dev.portolan.plugins.publishers.PublisherService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What of each plugin is for whoever looks: the newest release that is not kept back from their organization.
@ApplicationScoped
class Shelf {
    private final ReleaseService releases;
    private final PublisherService publishers;
    private final Audience audience;

    Shelf(ReleaseService releases, PublisherService publishers, Audience audience) {
        this.releases = releases;
        this.publishers = publishers;
        this.audience = audience;
    }

    /// @param digest of the release to show; null for the one that is shown to everybody
    record Place(@Nullable String digest, Availability availability) {}

    /// For each of these plugins, of which there is a release that has not been stopped.
    Map<PluginId, Place> of(Collection<PluginId> plugins) {
        var suspended =
                publishers.suspended(plugins.stream().map(PluginId::publisher).toList());
        var offers = releases.offers(plugins);
        var hidden = audience.hidden(offers.values().stream()
                .flatMap(List::stream)
                .map(ReleaseService.Offer::digest)
                .toList());
        var places = new HashMap<PluginId, Place>();
        for (var plugin : plugins) {
            var seen = offers.getOrDefault(plugin, List.of()).stream()
                    .filter(offer -> !hidden.contains(offer.digest()))
                    .toList();
            places.put(
                    plugin,
                    suspended.contains(plugin.publisher())
                            ? new Place(null, Availability.SUSPENDED)
                            : newest(seen)
                                    .map(offer -> new Place(offer.digest(), Availability.OFFERED))
                                    .orElse(new Place(null, Availability.ELSEWHERE)));
        }
        return places;
    }

    Place of(PluginId plugin) {
        return of(List.of(plugin)).getOrDefault(plugin, new Place(null, Availability.OFFERED));
    }

    /// Stable before what is not.
    private static Optional<ReleaseService.Offer> newest(List<ReleaseService.Offer> offers) {
        return offers.stream()
                .filter(offer -> !offer.preRelease())
                .findFirst()
                .or(() -> offers.stream().findFirst());
    }
}
