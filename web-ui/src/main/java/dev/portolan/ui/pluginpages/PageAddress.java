package dev.portolan.ui.pluginpages;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import dev.portolan.contracts.PluginId;
import dev.portolan.ui.clients.Plugins.Extension;
import dev.portolan.ui.views.PortalComponent.Address;
import java.util.Locale;

/// The address of a page of a plugin: whose it is, and what stands below it.
record PageAddress(PluginId plugin, String extension, Address below) {
    static final PageAddress NOWHERE =
            new PageAddress(new PluginId("nobody", "nothing"), "nothing", new Address("", QueryParameters.empty()));

    /// @throws NotFoundException when nothing could have such an address
    static PageAddress of(BeforeEnterEvent event) {
        var parameters = event.getRouteParameters();
        try {
            var plugin = new PluginId(
                    parameters.get("publisher").orElse(""),
                    parameters.get("plugin").orElse(""));
            return new PageAddress(
                    plugin,
                    parameters.get("extension").orElse(""),
                    new Address(
                            parameters.get("path").orElse(""),
                            event.getLocation().getQueryParameters()));
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("no such page");
        }
    }

    boolean names(Extension page) {
        return page.id().equals(plugin) && page.extension().equals(extension);
    }

    boolean samePage(PageAddress other) {
        return plugin.equals(other.plugin) && extension.equals(other.extension);
    }

    /// What it may be called until that is known.
    String words() {
        var words = extension.replace('-', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
