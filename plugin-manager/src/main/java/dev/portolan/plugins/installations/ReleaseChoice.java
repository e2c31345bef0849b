package dev.portolan.plugins.installations;

import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.marketplace.ReleaseService;
import dev.portolan.plugins.marketplace.ReleaseService.Offer;
import dev.portolan.plugins.rollouts.RolloutService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.semver4j.Semver;

/// Chooses the release for a request.
@ApplicationScoped
class ReleaseChoice {
    static final String STABLE = "stable";

    private final ReleaseService releases;
    private final RolloutService rollouts;

    ReleaseChoice(ReleaseService releases, RolloutService rollouts) {
        this.releases = releases;
        this.rollouts = rollouts;
    }

    /// What the current tenant is offered of several plugins, of each plugin the newest first: all but what is
    /// rolled out to others only.
    Map<PluginId, List<Offer>> offers(Collection<PluginId> plugins) {
        var all = releases.offers(plugins);
        var hidden = rollouts.hidden(
                all.values().stream().flatMap(List::stream).map(Offer::digest).toList());
        var seen = new HashMap<PluginId, List<Offer>>();
        all.forEach((plugin, offers) -> seen.put(
                plugin,
                offers.stream()
                        .filter(offer -> !hidden.contains(offer.digest()))
                        .toList()));
        return Map.copyOf(seen);
    }

    /// The newest of a channel.
    static Optional<Offer> newest(List<Offer> offers, String channel) {
        return offers.stream()
                .filter(offer -> channel.equals("beta") || !offer.preRelease())
                .findFirst();
    }

    /// The newest release that the current tenant is offered in a channel.
    Optional<Published> newest(PluginId plugin, String channel) {
        var offers = offers(List.of(plugin)).getOrDefault(plugin, List.of());
        return newest(offers, channel).map(offer -> releases.byDigest(offer.digest()));
    }

    Published of(Installation installation) {
        return releases.byDigest(installation.setup().release().digest());
    }

    Published byDigest(String digest) {
        return releases.byDigest(digest);
    }

    /// @throws ProblemException `not-found` when the marketplace has no such plugin
    void known(PluginId plugin) {
        if (!releases.exists(plugin)) {
            throw ProblemException.notFound();
        }
    }

    /// @param former what runs now, or ran before it was uninstalled
    /// @throws ProblemException `invalid` when there is no such release, or it may not be installed
    Published wanted(PluginId plugin, @Nullable Published former, InstallRequest request) {
        if (request.version() != null) {
            var wanted = releases.find(plugin, request.version())
                    .filter(release -> release.offered() || same(release, former))
                    .orElseThrow(() -> ProblemException.invalid("/version", "is no release that can be installed"));
            if (!same(wanted, former)) {
                refuseSuspended(plugin, "/version");
            }
            return wanted;
        }
        if (former == null || !former.runs()) {
            refuseSuspended(plugin, request.channel() == null ? "/version" : "/channel");
        }
        var channel = request.channel();
        if (channel != null) {
            return newest(plugin, channel)
                    .map(newest -> later(former, newest, channel))
                    .or(() -> Optional.ofNullable(former).filter(_ -> releases.suspended(plugin)))
                    .orElseThrow(() -> ProblemException.invalid("/channel", "has no release that can be installed"));
        }
        if (former != null && former.runs()) {
            return former;
        }
        return newest(plugin, STABLE)
                .orElseThrow(() -> ProblemException.invalid("/version", "must be given: there is no stable release"));
    }

    private void refuseSuspended(PluginId plugin, String pointer) {
        if (releases.suspended(plugin)) {
            throw ProblemException.invalid(pointer, "cannot be installed for now: its publisher is suspended");
        }
    }

    /// Who has a release of the channel already does not go back because it is not rolled out to all.
    private static Published later(@Nullable Published former, Published newest, String channel) {
        if (former == null) {
            return newest;
        }
        var keeps = former.offered()
                && (channel.equals("beta") || !former.manifest().release().preRelease())
                && new Semver(former.version()).isGreaterThan(new Semver(newest.version()));
        return keeps ? former : newest;
    }

    /// The releases of a plugin that the current tenant may install: stable ones first, the newest of each kind first.
    List<Offer> installable(PluginId plugin) {
        return offers(List.of(plugin)).getOrDefault(plugin, List.of()).stream()
                .sorted(Comparator.comparing(Offer::preRelease)) // stable: the newest of each kind stays first
                .toList();
    }

    /// Whether the stable channel leads to a release now, from where the current tenant is or was.
    boolean follows(@Nullable Published former, Published release) {
        return newest(release.plugin(), STABLE)
                .map(newest -> later(former, newest, STABLE))
                .filter(newest -> newest.digest().equals(release.digest()))
                .isPresent();
    }

    private static boolean same(Published release, @Nullable Published former) {
        return former != null && former.runs() && former.digest().equals(release.digest());
    }
}
