package dev.portolan.ui.plugins;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.clients.Plugins.Listing;
import dev.portolan.ui.marketplace.AboutOffer;
import dev.portolan.ui.page.Links;
import java.util.List;

/// What an installed plugin is, in the words of the release that is installed; where there is a newer one, its words
/// can be read instead. Says of which they are wherever there are two.
final class AboutPart extends Div {
    private static final long serialVersionUID = 1;

    private final boolean newest;
    private final List<String> versions;
    private final AboutOffer offer;

    /// @param newest whether to tell of the newest release
    AboutPart(PluginDesk desk, PluginPage page, Installed installation, boolean newest) {
        this.newest = newest;
        this.versions = versions(page, installation);
        addClassName("stack");
        setId("about");
        var here = page.installed();
        var shown = shown(page);
        var ofHere = shown.version().equals(installation.version());
        if (!ofHere || !page.listing().version().equals(here.version())) {
            var path = Links.path(desk.tenant().slug(), desk.id());
            var line = new Div(new Span("This is about version " + shown.version()
                    + (ofHere ? ", the one that is installed." : ". Installed is " + installation.version() + ".")));
            line.addClassNames("sub", "actions");
            line.setId("about-version");
            if (ofHere) {
                line.add(Links.page(
                        path + "?part=newest", "Read about " + page.listing().version()));
            } else if (here.version().equals(installation.version())) {
                line.add(Links.page(path + "/about", "Read about " + installation.version()));
            }
            add(line);
        }
        offer = new AboutOffer(
                desk.offer(), shown, ofHere ? "What it asks for" : "What version " + shown.version() + " asks for");
        add(offer);
    }

    /// Shows what was read anew, where nothing has changed but how releases stand.
    ///
    /// @return whether that was all
    boolean takes(PluginPage page, Installed installation) {
        return versions.equals(versions(page, installation)) && offer.takes(shown(page));
    }

    private Listing shown(PluginPage page) {
        return newest ? page.listing() : page.installed();
    }

    private static List<String> versions(PluginPage page, Installed installation) {
        return List.of(page.listing().version(), page.installed().version(), installation.version());
    }
}
