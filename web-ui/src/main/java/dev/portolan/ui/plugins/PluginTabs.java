package dev.portolan.ui.plugins;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.session.TenantSession;
import java.util.EnumMap;
import java.util.Map;

/// The tabs above the pages about plugins, with how much waits behind each.
public final class PluginTabs extends Tabs {
    private static final long serialVersionUID = 1;

    private final Map<PluginPlace, Span> counts = new EnumMap<>(PluginPlace.class);

    /// @param here whose page it is
    public PluginTabs(TenantSession tenant, PluginPlace here) {
        for (var place : PluginPlace.values()) {
            var count = new Span();
            count.addClassName("tab-count");
            count.setVisible(false);
            var tab = new Tab(new Span(place.title()), count);
            tab.setId(place.id());
            counts.put(place, count);
            add(tab);
        }
        setSelectedIndex(here.ordinal());
        addSelectedChangeListener(change -> {
            if (change.isFromClient()) {
                var chosen = PluginPlace.values()[getSelectedIndex()];
                UI.getCurrent().navigate(tenant.slug() + "/" + chosen.path());
            }
        });
    }

    /// Counts in the background; what cannot be known is left out.
    public PluginTabs counting(PluginCounts waiting, TenantSession tenant, Background background) {
        background.load(() -> waiting.read(tenant), this::show, _ -> {});
        return this;
    }

    /// Shows a count that is known already.
    public void show(PluginPlace place, long waiting) {
        var count = counts.get(place);
        if (count != null) {
            count.setText(waiting > 99 ? "99+" : Long.toString(waiting));
            count.setVisible(waiting > 0);
            count.getElement().setAttribute("aria-label", waiting + " waiting");
        }
    }

    private void show(PluginCounts.Counts known) {
        known.updates().ifPresent(count -> show(PluginPlace.UPDATES, count));
        known.requests().ifPresent(count -> show(PluginPlace.REQUESTS, count));
        known.repairs().ifPresent(count -> show(PluginPlace.REPAIRS, count));
    }
}
