package dev.portolan.plugins.upgrades;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.installations.UpgradeService;
import dev.portolan.plugins.rollouts.RolloutService;
import dev.portolan.plugins.upgrades.UpdateViews.Item;
import dev.portolan.plugins.watches.UpgradeNote;
import dev.portolan.plugins.watches.UpgradeNoteService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Shows for which of the current tenant's installations there is a newer release.
@ApplicationScoped
@Transactional
class UpdateService {
    private static final int PAGE = 50;

    private final UpgradeService upgrades;
    private final RolloutService rollouts;
    private final UpgradeNoteService notes;

    UpdateService(UpgradeService upgrades, RolloutService rollouts, UpgradeNoteService notes) {
        this.upgrades = upgrades;
        this.rollouts = rollouts;
        this.notes = notes;
    }

    Page<Item> page(@Nullable String cursor) {
        var page = upgrades.page(cursor, PAGE);
        var limited = rollouts.limited(
                page.items().stream().map(one -> one.to().digest()).toList());
        var ids = page.items().stream().map(one -> one.installation().id()).toList();
        var known = notes.of(ids).stream()
                .collect(Collectors.toMap(note -> note.installation() + "/" + note.digest(), Function.identity()));
        var items = page.items().stream()
                .map(one -> {
                    UpgradeNote note =
                            known.get(one.installation().id() + "/" + one.to().digest());
                    return Item.of(one, limited.get(one.to().digest()), note);
                })
                .toList();
        return new Page<>(items, page.next());
    }

    /// All plugins with a newer release, by name.
    List<PluginId> all() {
        var all = new ArrayList<PluginId>();
        String cursor = null;
        do {
            var page = upgrades.page(cursor, PAGE);
            page.items().forEach(one -> all.add(one.installation().plugin()));
            cursor = page.next();
        } while (cursor != null);
        return List.copyOf(all);
    }
}
