package dev.portolan.ui.entity;

import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.QueryParameters;
import dev.portolan.ui.clients.Plugins.Extension;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tabs of an entity's page: the portal's own, then those of plugins. Each has its own address.
final class EntityTabs extends Tabs {
    private static final long serialVersionUID = 1;

    /// The portal's own, by their name in the address.
    static final Map<String, String> OWN =
            Map.of("overview", "Overview", "definition", "Definition", "relations", "Relations", "history", "History");

    /// The query parameter that names a tab of a plugin.
    static final String PARAMETER = "tab";

    /// What shows the definition of an API in place of the portal's own tab.
    private static final String DEFINITION = "api-definition";

    /// @param path of the entity's page, without a leading slash
    /// @param api whether the entity has a definition
    /// @param chosen as [#name]
    EntityTabs(String path, boolean api, List<Extension> added, String chosen) {
        setId("tabs");
        addClassName("entity-tabs");
        var drawn = added.stream().anyMatch(extension -> DEFINITION.equals(extension.component()));
        own("overview", path, chosen);
        if (api && (!drawn || chosen.equals("definition"))) {
            own("definition", path + "/definition", chosen);
        }
        added.forEach(extension -> {
            var name = name(extension);
            tab(name, new Way(extension.name(), path, QueryParameters.of(PARAMETER, name)), chosen);
        });
        own("relations", path + "/relations", chosen);
        own("history", path + "/history", chosen);
        addSelectedChangeListener(change -> {
            if (change.isFromClient() && change.getSelectedTab() instanceof Way way) {
                getUI().ifPresent(page -> page.navigate(way.path, way.query));
            }
        });
    }

    /// As it stands in the address.
    static String name(Extension extension) {
        return extension.plugin() + "." + extension.extension();
    }

    static Optional<Extension> named(List<Extension> added, String name) {
        return added.stream().filter(extension -> name(extension).equals(name)).findFirst();
    }

    private void own(String name, String path, String chosen) {
        tab(name, new Way(OWN.getOrDefault(name, name), path, QueryParameters.empty()), chosen);
    }

    private void tab(String name, Way tab, String chosen) {
        tab.setId("tab-" + name.replace('.', '-'));
        add(tab);
        if (name.equals(chosen)) {
            setSelectedTab(tab);
        }
    }

    private static final class Way extends Tab {
        private static final long serialVersionUID = 1;

        private final String path;
        private final QueryParameters query;

        Way(String label, String path, QueryParameters query) {
            super(label);
            this.path = path;
            this.query = query;
        }
    }
}
