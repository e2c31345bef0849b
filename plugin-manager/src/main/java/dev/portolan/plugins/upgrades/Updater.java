package dev.portolan.plugins.upgrades;

import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.installations.Migrations;
import dev.portolan.plugins.installations.UpgradeResult;
import dev.portolan.plugins.installations.UpgradeResult.Outcome;
import dev.portolan.plugins.installations.UpgradeService;
import dev.portolan.plugins.installations.UpgradeService.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Does what a member asks for: each update in a transaction of its own, so that one that does not go leaves the
/// others alone. Migrations run between the transactions.
@ApplicationScoped
class Updater {
    private final UpdateService updates;
    private final UpgradeService upgrades;
    private final Migrations migrations;

    Updater(UpdateService updates, UpgradeService upgrades, Migrations migrations) {
        this.updates = updates;
        this.upgrades = upgrades;
        this.migrations = migrations;
    }

    List<UpgradeResult> update(UpdateRequest request, boolean dryRun) {
        var wishes = request.items() != null
                ? request.items()
                : updates.all().stream()
                        .map(plugin -> new Wish(plugin, null, null))
                        .toList();
        var results = new LinkedHashMap<PluginId, UpgradeResult>();
        wishes.forEach(wish -> results.put(wish.plugin(), attempt(wish, dryRun)));
        if (!dryRun) {
            again(wishes, results);
        }
        return List.copyOf(results.values());
    }

    /// One update may stand in the way of another: while any gets through, those that were blocked are tried
    /// once more.
    private void again(List<Wish> wishes, Map<PluginId, UpgradeResult> results) {
        var moved = results.values().stream().anyMatch(result -> result.outcome() == Outcome.UPDATED);
        while (moved) {
            moved = false;
            for (var wish : wishes) {
                var before = results.get(wish.plugin());
                if (before != null && before.outcome() == Outcome.BLOCKED) {
                    var now = attempt(wish, false);
                    results.put(wish.plugin(), now);
                    moved |= now.outcome() == Outcome.UPDATED;
                }
            }
        }
    }

    private UpgradeResult attempt(Wish wish, boolean dryRun) {
        try {
            return dryRun
                    ? migrations.preview(() -> upgrades.upgrade(wish, true))
                    : migrations.around(() -> upgrades.upgrade(wish, false));
        } catch (ProblemException e) {
            if (!e.type().equals(Migrations.FAILED)) {
                throw e;
            }
            return upgrades.failed(wish, String.valueOf(e.getMessage()));
        }
    }
}
