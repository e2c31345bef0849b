package dev.portolan.plugins.repairs;

import dev.portolan.plugins.installations.Upgrade;
import dev.portolan.plugins.installations.UpgradeClass;
import dev.portolan.plugins.installations.UpgradeService;
import dev.portolan.plugins.marketplace.ReleaseService;
import dev.portolan.plugins.permissions.Consent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Enabled plugins whose newer release asks for more than is granted: it waits for somebody, and meanwhile nothing of
/// it comes, be it an improvement or a mended fault.
@ApplicationScoped
class ConsentRepairs implements RepairSource {
    private static final Mend CONSENT = Mend.of("consent", "Review and update");

    private final UpgradeService upgrades;
    private final ReleaseService releases;

    ConsentRepairs(UpgradeService upgrades, ReleaseService releases) {
        this.upgrades = upgrades;
        this.releases = releases;
    }

    @Override
    public List<Repair> look(List<Case> all) {
        var enabled = all.stream().filter(one -> one.installation().enabled()).toList();
        var newer = upgrades.of(enabled.stream().map(Case::installation).toList());
        return enabled.stream()
                .flatMap(one -> Optional.ofNullable(newer.get(one.installation().id()))
                        .filter(upgrade -> upgrade.kind() == UpgradeClass.CONSENT)
                        .map(upgrade -> repair(one, upgrade))
                        .stream())
                .toList();
    }

    private Repair repair(Case one, Upgrade upgrade) {
        var since = releases.publishedAt(upgrade.to().digest());
        return Repair.of(
                one,
                RepairKind.CONSENT_NEEDED,
                since.orElse(one.installation().changedAt()),
                message(upgrade),
                CONSENT);
    }

    private static String message(Upgrade upgrade) {
        var asks = upgrade.asks();
        var wanted = Stream.concat(
                        asks.permissions().stream()
                                .map(permission ->
                                        "“" + Consent.describe(permission).title() + "”"),
                        asks.budgets().stream()
                                .map(budget -> budget.name() + " of " + budget.to() + " instead of " + budget.from()))
                .collect(Collectors.joining(", "));
        return "Version " + upgrade.to().version() + " newly asks for " + wanted
                + ". Until somebody agrees, it stays at version "
                + upgrade.from().version() + ".";
    }
}
