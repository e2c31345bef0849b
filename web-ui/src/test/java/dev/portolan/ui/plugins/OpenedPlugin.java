package dev.portolan.ui.plugins;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.router.Location;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.clients.Plugins.Listing;
import dev.portolan.ui.clients.Plugins.Texts;
import dev.portolan.ui.clients.TestServices;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.session.TestSession;
import java.util.List;

/// What the page of an installed plugin is made of, over the services of a test.
record OpenedPlugin(PluginDesk desk, InstalledHead head, InstalledPart part) {
    static final PluginId PLUGIN = new PluginId("acme", "hello");

    /// @param tab which is open
    /// @param changed reads the page again
    static OpenedPlugin of(TestServices services, String tab, ConfigurationPart.Place place, Runnable changed) {
        var clients = services.clients();
        var background = new Background();
        var calls = new PluginCalls(
                clients.plugins(),
                clients.installations(),
                clients.updates(),
                clients.marketplace(),
                clients.requests());
        var tenant = TestSession.of(new Slug("acme"), clients.accounts());
        var head = new InstalledHead(new PageHeader(""));
        var forms = new FormSources(clients.installations(), clients.catalog(), clients.hooks(), background);
        return new OpenedPlugin(
                new PluginDesk(tenant, PLUGIN, calls, background, changed),
                head,
                new InstalledPart(head, forms, place, new Opening(tab, "", new Location(""))));
    }

    /// @param document what the marketplace answers
    static PluginPage page(String document, Installed installed) {
        var listing = new Listing("acme", "hello", List.of(), json(document), null, List.of(), new Texts("", "", null));
        return new PluginPage(listing, listing, installed, null);
    }

    /// @param document what is answered of the installation
    static Installed installed(String document) {
        return new Installed(json(document));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
