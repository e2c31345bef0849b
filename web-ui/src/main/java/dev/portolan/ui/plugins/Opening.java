package dev.portolan.ui.plugins;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import dev.portolan.ui.page.AddressFilters;

/// Which part of a plugin's page an address opens.
///
/// @param tab see [PageTabs]
/// @param errand what somebody comes for: `danger` to uninstall it, `take` for the newer release, `newest` to read of
///     that; empty for none of them
record Opening(String tab, String errand, Location address) {
    private static final String ABOUT = "about";
    private static final String NEWEST = "newest";

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

    /// Whether the newest release is to be read about, and not the one that is installed.
    boolean newest() {
        return errand.equals(NEWEST);
    }

    /// The same once the errand is run; reading goes on.
    Opening done() {
        return newest() ? this : new Opening(tab, "", address);
    }
}
