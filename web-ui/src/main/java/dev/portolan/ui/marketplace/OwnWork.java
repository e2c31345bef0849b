package dev.portolan.ui.marketplace;

import dev.portolan.contracts.OwnPublisher;
import dev.portolan.contracts.PluginId;
import dev.portolan.ui.page.Badge;
import java.util.Optional;

/// What an organization has made for itself, in words: nobody else has it, and its publisher is a name that only
/// machines read.
public final class OwnWork {
    private OwnWork() {}

    /// Who publishes a plugin, for people of the organization.
    public static String publisher(String id) {
        return OwnPublisher.is(id) ? "Your organization" : id;
    }

    public static Optional<Badge> badge(PluginId plugin) {
        return OwnPublisher.is(plugin.publisher())
                ? Optional.of(new Badge(OfferWords.ONLY_HERE.tone(), OfferWords.ONLY_HERE.text()))
                : Optional.empty();
    }
}
