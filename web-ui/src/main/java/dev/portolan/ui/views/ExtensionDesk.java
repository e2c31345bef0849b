package dev.portolan.ui.views;

import dev.portolan.ui.clients.CatalogClient;
import dev.portolan.ui.clients.PluginClient;
import dev.portolan.ui.clients.ViewsClient;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.Background;
import jakarta.enterprise.context.ApplicationScoped;

/// What parts of pages need to show extensions.
@ApplicationScoped
public class ExtensionDesk {
    private final PluginClient plugins;
    private final ViewsClient views;
    private final CatalogClient catalog;
    private final PortalComponents components;
    private final LiveChanges changes;
    private final Background background;

    ExtensionDesk(
            PluginClient plugins,
            ViewsClient views,
            CatalogClient catalog,
            PortalComponents components,
            LiveChanges changes,
            Background background) {
        this.plugins = plugins;
        this.views = views;
        this.catalog = catalog;
        this.components = components;
        this.changes = changes;
        this.background = background;
    }

    public PluginClient plugins() {
        return plugins;
    }

    ViewsClient views() {
        return views;
    }

    CatalogClient catalog() {
        return catalog;
    }

    public PortalComponents components() {
        return components;
    }

    public LiveChanges changes() {
        return changes;
    }

    public Background background() {
        return background;
    }
}
