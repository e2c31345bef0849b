package dev.portolan.plugins.installations;

import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.installations.Upgrade.Asks;
import dev.portolan.plugins.installations.Upgrade.Budget;
import dev.portolan.plugins.marketplace.MarketplaceConfig;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.marketplace.ReleaseService;
import dev.portolan.plugins.permissions.Grants;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.semver4j.Semver;

/// Finds to which releases installations could go, and what that takes. Reads only.
@ApplicationScoped
class UpgradeFinder {
    private final InstallationStore store;
    private final ReleaseChoice choice;
    private final ReleaseService releases;
    private final Planner planner;
    private final PlanLimits limits;
    private final MarketplaceConfig platform;

    UpgradeFinder(
            InstallationStore store,
            ReleaseChoice choice,
            ReleaseService releases,
            Planner planner,
            PlanLimits limits,
            MarketplaceConfig platform) {
        this.store = store;
        this.choice = choice;
        this.releases = releases;
        this.planner = planner;
        this.limits = limits;
        this.platform = platform;
    }

    /// For those that follow a channel in which there is a newer release for this tenant, by installation.
    Map<UUID, Upgrade> of(Collection<Installation> installations) {
        var following = installations.stream()
                .filter(one -> one.setup().release().channel() != null && !one.uninstalled())
                .toList();
        if (following.isEmpty()) {
            return Map.of();
        }
        var offers = choice.offers(following.stream().map(Installation::plugin).toList());
        var present = releases.byDigests(
                following.stream().map(one -> one.setup().release().digest()).toList());
        var newer = new HashMap<UUID, String>();
        for (var one : following) {
            var from = present.get(one.setup().release().digest());
            newest(one, offers)
                    .filter(offer -> from != null && offer.version().isGreaterThan(new Semver(from.version())))
                    .ifPresent(offer -> newer.put(one.id(), offer.digest()));
        }
        if (newer.isEmpty()) {
            return Map.of();
        }
        var wanted = releases.byDigests(newer.values());
        var enabled = enabled();
        var found = new HashMap<UUID, Upgrade>();
        for (var one : following) {
            var from = present.get(one.setup().release().digest());
            var to = wanted.get(newer.getOrDefault(one.id(), ""));
            if (from != null && to != null) {
                found.put(one.id(), assess(one, from, to, enabled));
            }
        }
        return Map.copyOf(found);
    }

    Optional<Upgrade> of(Installation installation) {
        return Optional.ofNullable(of(List.of(installation)).get(installation.id()));
    }

    /// To a release that is named, be it older: for one that is pinned.
    ///
    /// @return empty when there is no such release, or it cannot be installed any more
    Optional<Upgrade> to(Installation installation, String version) {
        var from = choice.of(installation);
        return releases.find(installation.plugin(), version)
                .filter(release -> release.offered() && !release.digest().equals(from.digest()))
                .filter(release -> !releases.suspended(release.plugin()))
                .map(release -> assess(installation, from, release, enabled()));
    }

    private static Optional<ReleaseService.Offer> newest(
            Installation one, Map<PluginId, List<ReleaseService.Offer>> offers) {
        return ReleaseChoice.newest(
                offers.getOrDefault(one.plugin(), List.of()),
                String.valueOf(one.setup().release().channel()));
    }

    private Collection<Published> enabled() {
        return releases.byDigests(store.enabled().stream()
                        .map(one -> one.setup().release().digest())
                        .toList())
                .values();
    }

    private Upgrade assess(Installation one, Published from, Published to, Collection<Published> enabled) {
        var asks = asks(one, from, to);
        var blocked = blocked(one, from, to, enabled);
        var migrates = Migrations.needed(from, to);
        if (!blocked.isEmpty()) {
            return new Upgrade(one, from, to, UpgradeClass.BLOCKED, asks, migrates, blocked);
        }
        // Which settings a migration will bring is not known before it has run.
        var lacking = migrates ? List.<String>of() : lacking(one, from, to);
        if (!asks.nothing()) {
            return new Upgrade(one, from, to, UpgradeClass.CONSENT, asks, migrates, lacking);
        }
        var kind = lacking.isEmpty() ? UpgradeClass.AUTOMATIC : UpgradeClass.CONFIGURATION;
        return new Upgrade(one, from, to, kind, asks, migrates, lacking);
    }

    /// Of a plugin that is not enabled, what it asked for before was never consented to, and is nothing new.
    private static Asks asks(Installation one, Published from, Published to) {
        var known = new HashSet<>(one.setup().grants().permissions());
        if (!one.setup().enabled()) {
            known.addAll(from.manifest().operation().permissions());
        }
        var missing = Grants.of(known).missing(to.manifest().operation().permissions());
        return new Asks(
                missing,
                Budget.grown(
                        from.manifest().operation().limits(),
                        to.manifest().operation().limits()));
    }

    private List<String> lacking(Installation one, Published from, Published to) {
        var channel = one.setup().release().channel();
        var granted = Grants.of(to.manifest().operation().permissions());
        var request = new InstallRequest(channel == null ? to.version() : null, channel, null, null, granted, null);
        try {
            var _ = planner.plan(one, from, to, request);
            return List.of();
        } catch (ProblemException e) {
            return e.violations().stream()
                    .map(fault -> fault.pointer() + " " + fault.message() + ".")
                    .toList();
        }
    }

    private List<String> blocked(Installation one, Published from, Published to, Collection<Published> enabled) {
        var reasons = new ArrayList<String>();
        var requires = to.manifest().operation().requires();
        if (!requires.fits(platform.platformVersion())) {
            reasons.add(
                    "It needs Portolan " + requires.portolan() + ", and this is " + platform.platformVersion() + ".");
        }
        limits.premiumRefusal(from, to).ifPresent(reasons::add);
        if (one.setup().enabled()) {
            Dependencies.lacking(to, enabled).stream()
                    .map(Dependencies.Lack::sentence)
                    .forEach(reasons::add);
        }
        if (one.enabled()) {
            enabled.stream()
                    .filter(other -> Dependencies.required(other).stream()
                            .anyMatch(need -> need.plugin().equals(one.plugin()) && !need.fits(to.version())))
                    .map(other ->
                            other.plugin() + " " + other.version() + " does not go with version " + to.version() + ".")
                    .forEach(reasons::add);
        }
        return reasons;
    }
}
