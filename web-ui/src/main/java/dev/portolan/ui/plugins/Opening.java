package dev.portolan.ui.plugins;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import dev.portolan.ui.page.AddressFilters;

/// Which part of a plugin's page an address opens.
///
/// @param tab see [PageTabs]
/// @param errand what somebody comes for: `danger` to uninstall it, `take` for the newer release; empty for neither
record Opening(String tab, String errand, Location address) {
    private static final String ABOUT = "about";

    /// @throws NotFoundException when there is no such tab
    static Opening of(BeforeEnterEvent event) {
        var tab = event.getRouteParameters().get("tab").orElse(ABOUT);
        if (!PageTabs.known(tab)) {
            throw new NotFoundException("no tab " + tab);
        }
        return new Opening(tab, AddressFilters.read(event.getLocation(), "part"), event.getLocation());
    }

    boolean about() {
        return tab.equals(ABOUT);
    }

    /// The same once the errand is run.
    Opening done() {
        return new Opening(tab, "", address);
    }
}
