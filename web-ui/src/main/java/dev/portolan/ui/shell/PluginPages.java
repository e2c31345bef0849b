package dev.portolan.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.TenantId;
import dev.portolan.ui.clients.PluginClient;
import dev.portolan.ui.clients.Plugins.Extension;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.SharedReads;
import dev.portolan.ui.session.TenantSession;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// Which pages plugins add to an organization now.
///
/// Belongs to its page: every method runs within the page's lock.
final class PluginPages {
    private static final String POINT = "nav.page";

    private final Source source;
    private final Latest latest;
    private final TenantSession tenant;
    private final Runnable changed;
    private List<Extension> all = List.of();

    private PluginPages(Source source, TenantSession tenant, Runnable changed) {
        this.source = source;
        this.latest = new Latest(source.background);
        this.tenant = tenant;
        this.changed = changed;
    }

    List<Extension> all() {
        return all;
    }

    /// The title of the page at an address; empty where no plugin adds one.
    String title(String path) {
        return all.stream()
                .filter(page -> path.equals("/" + tenant.slug() + path(page)))
                .findFirst()
                .map(Extension::name)
                .orElse("");
    }

    /// @return below the organization's address, with a leading slash
    static String path(Extension page) {
        return "/p/" + page.publisher() + "/" + page.plugin() + "/" + page.extension();
    }

    static Icon icon(Extension page) {
        var name =
                page.icon() == null ? "" : page.icon().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(VaadinIcon.values())
                .filter(icon -> icon.name().equals(name))
                .findFirst()
                .orElse(VaadinIcon.PUZZLE_PIECE)
                .create();
    }

    void load() {
        ask(() -> source.read(tenant));
    }

    void changed(Change change) {
        switch (change) {
            case Change.PluginChanged(var state) -> {
                var adds = state.extensions().stream().anyMatch(extension -> POINT.equals(extension.point()));
                if (adds || here(state.plugin())) {
                    ask(() -> source.read(tenant, state.plugin(), state.revision()));
                }
            }
            case Change.PluginRemoved(var _, var plugin) -> {
                if (here(plugin)) {
                    load();
                }
            }
            case Change.CatalogChanged _, Change.SourceProgress _, Change.Standing _ -> {}
        }
    }

    private boolean here(PluginId plugin) {
        return all.stream().anyMatch(page -> page.id().equals(plugin));
    }

    private void ask(Supplier<List<Extension>> call) {
        if (!tenant.may(Permissions.PLUGIN_USE)) {
            return;
        }
        latest.load(
                UI.getCurrent(),
                call,
                found -> {
                    if (!found.equals(all)) {
                        all = found;
                        changed.run();
                    }
                },
                _ -> {}); // the fixed entries stay, and what was there
    }

    /// Where they are read; one read for all pages that hear of the same change.
    @ApplicationScoped
    static class Source {
        private final PluginClient plugins;
        private final SharedReads reads;
        private final Background background;

        Source(PluginClient plugins, SharedReads reads, Background background) {
            this.plugins = plugins;
            this.reads = reads;
            this.background = background;
        }

        /// @param changed runs whenever there are others
        PluginPages of(TenantSession tenant, Runnable changed) {
            return new PluginPages(this, tenant, changed);
        }

        private List<Extension> read(TenantSession tenant) {
            return List.copyOf(plugins.extensions(tenant.slug(), tenant, POINT, null));
        }

        private List<Extension> read(TenantSession tenant, PluginId plugin, long revision) {
            var key = new Asked(tenant.tenant(), plugin, revision);
            return reads.once(key, Found.class, () -> new Found(read(tenant))).pages;
        }
    }

    private record Asked(TenantId tenant, PluginId plugin, long revision) {}

    private record Found(List<Extension> pages) {}
}
