package dev.portolan.ui.plugins;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import dev.portolan.contracts.PluginId;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.session.TenantSession;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The tabs on the page of one installed plugin, each with an address of its own.
final class PageTabs {
    private static final Map<String, String> TITLES = titles();
    private static final List<String> NAMES = List.copyOf(TITLES.keySet());

    private PageTabs() {}

    private static Map<String, String> titles() {
        var titles = new LinkedHashMap<String, String>();
        titles.put("about", "About");
        titles.put("configuration", "Configuration");
        titles.put("updates", "Updates");
        titles.put("revisions", "Revisions");
        titles.put("log", "Log");
        return Collections.unmodifiableMap(titles);
    }

    static boolean known(String name) {
        return NAMES.contains(name);
    }

    /// @param open the name of the one that is shown
    static Tabs of(TenantSession tenant, PluginId id, String open) {
        var tabs = new Tabs();
        for (var name : NAMES) {
            var item = new Tab(TITLES.get(name));
            item.setId("tab-" + name);
            tabs.add(item);
        }
        tabs.setSelectedIndex(NAMES.indexOf(open));
        var path = Links.path(tenant.slug(), id).substring(1);
        tabs.addSelectedChangeListener(_ -> UI.getCurrent()
                .navigate(tabs.getSelectedIndex() == 0 ? path : path + "/" + NAMES.get(tabs.getSelectedIndex())));
        return tabs;
    }
}
