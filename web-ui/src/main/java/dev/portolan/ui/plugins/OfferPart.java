package dev.portolan.ui.plugins;

import com.vaadin.flow.component.html.Div;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.clients.Marketplace.Detail;
import dev.portolan.ui.clients.Plugins.Listing;
import dev.portolan.ui.marketplace.AboutOffer;
import dev.portolan.ui.marketplace.OfferWords;
import dev.portolan.ui.marketplace.RequestPart;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.Tone;
import java.util.function.Consumer;

/// The page of a plugin that is not installed: how to get it, and what it is. Who may install does, others ask; one
/// that does not run on this platform, or is kept back, says why and can be got by nobody.
final class OfferPart extends Div {
    private static final long serialVersionUID = 1;

    /// @param installed goes on after it was installed
    OfferPart(PluginDesk desk, Listing listing, Consumer<Installed> installed) {
        addClassName("tabbed");
        var offer = desk.offer();
        var may = desk.tenant().may(Permissions.PLUGIN_INSTALL);
        var unfit = OfferWords.unfit(Detail.of(listing.id(), listing.manifest()).compatibility());
        var withheld = listing.manifest().path("withheld").asText("");
        if (!withheld.isBlank()) {
            add(new Notice(Tone.ATTENTION, listing.title() + " cannot be installed for now", withheld));
        } else if (unfit.isPresent()) {
            add(new Notice(Tone.ATTENTION, listing.title() + " does not run on this platform", unfit.get()));
        } else if (may) {
            add(new InstallPart(desk, listing, installed));
        } else {
            add(new RequestPart(offer, listing.title()));
        }
        var agreed = withheld.isBlank() && unfit.isEmpty() && may;
        add(new AboutOffer(offer, listing, agreed ? "" : "What it asks for"));
    }
}
