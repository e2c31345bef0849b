package dev.portolan.ui.entity;

import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.PluginId;
import dev.portolan.ui.clients.Plugins.Extension;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.views.ExtensionDesk;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Which tabs plugins add to one entity's page now.
///
/// Belongs to its page: every method runs within the page's lock.
final class AddedTabs {
    private static final String POINT = "entity.tab";

    private final ExtensionDesk desk;
    private final Latest latest;
    private final Consumer<AddedTabs> changed;
    private @Nullable EntityRef entity;
    private List<Extension> all = List.of();
    private @Nullable ProblemException problem;
    private boolean known;

    /// @param changed runs whenever there is news
    AddedTabs(ExtensionDesk desk, Consumer<AddedTabs> changed) {
        this.desk = desk;
        this.latest = new Latest(desk.background());
        this.changed = changed;
    }

    List<Extension> all() {
        return all;
    }

    /// Whether it is known which there are.
    boolean known() {
        return known;
    }

    /// Why it is not known.
    @Nullable
    ProblemException problem() {
        return problem;
    }

    /// Asks for those of an entity; those of the last one are forgotten.
    void of(TenantSession tenant, EntityRef ref) {
        if (!ref.equals(entity)) {
            entity = ref;
            all = List.of();
            known = false;
        }
        load(tenant);
    }

    void load(TenantSession tenant) {
        var ref = entity;
        if (ref == null || !tenant.may(Permissions.PLUGIN_USE)) {
            known = true;
            return;
        }
        problem = null;
        latest.load(
                () -> desk.plugins().extensions(tenant.slug(), tenant, POINT, ref),
                found -> {
                    var same = known && found.equals(all);
                    all = found;
                    known = true;
                    if (!same) {
                        changed.accept(this);
                    }
                },
                failure -> {
                    problem = failure;
                    changed.accept(this);
                });
    }

    /// Takes in that a plugin was switched, changed or removed.
    ///
    /// @return whose tab is to be shown anew, where it is
    @Nullable
    PluginId changed(TenantSession tenant, Change change) {
        switch (change) {
            case Change.PluginChanged(var state) -> {
                var here = state.extensions().stream().anyMatch(extension -> POINT.equals(extension.point()));
                if (here || all.stream().anyMatch(extension -> extension.id().equals(state.plugin()))) {
                    load(tenant);
                    return state.enabled() ? state.plugin() : null;
                }
            }
            case Change.PluginRemoved(var _, var plugin) -> {
                if (all.stream().anyMatch(extension -> extension.id().equals(plugin))) {
                    load(tenant);
                }
            }
            case Change.CatalogChanged _, Change.SourceProgress _, Change.Standing _ -> {}
        }
        return null;
    }
}
