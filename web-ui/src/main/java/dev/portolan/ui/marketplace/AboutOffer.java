package dev.portolan.ui.marketplace;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.portolan.ui.clients.Marketplace.Detail;
import dev.portolan.ui.clients.Plugins.Listing;
import dev.portolan.ui.forms.SettingsReference;
import dev.portolan.ui.page.Card;
import dev.portolan.ui.page.Columns;
import dev.portolan.ui.page.Facts;
import dev.portolan.ui.page.SafeMarkdown;

/// What a plugin is: pictures, README, settings and changes; beside them what it asks for and adds, who makes it, and
/// its releases.
public final class AboutOffer extends Div {
    private static final long serialVersionUID = 1;

    private final VersionList versions;
    private transient Listing shown;

    /// @param asks the heading above what it asks for; empty where that stands beside the button that agrees to it
    public AboutOffer(OfferDesk desk, Listing listing, String asks) {
        this.shown = listing;
        var detail = Detail.of(listing.id(), listing.manifest());
        versions = new VersionList(detail.versions());
        var columns = new Columns();
        if (!detail.screenshots().isEmpty()) {
            columns.main(new Card("Pictures", new Screenshots(desk, listing.version(), detail.screenshots())));
        }
        var readme = listing.texts().readme();
        columns.main(new Card("About", SafeMarkdown.of(readme.isBlank() ? listing.summary() : readme)));
        var schema = listing.schema();
        if (schema != null && !schema.path("properties").isEmpty()) {
            columns.main(new Card("Settings", new SettingsReference(schema)));
        }
        if (!listing.texts().changelog().isBlank()) {
            columns.main(new Card("Changes", SafeMarkdown.of(listing.texts().changelog())));
        }
        if (!asks.isEmpty()) {
            columns.side(new Card(asks, new PermissionList(listing.permissions())));
        }
        columns.side(
                adds(listing),
                new Card("Publisher", new PublisherFacts(desk, detail.maker())),
                new Card("Releases", versions),
                new Card("Details", facts(detail)));
        add(columns);
    }

    /// Shows a newer answer where nothing has changed but how releases stand: what is being read stays where it is.
    ///
    /// @return whether that was all
    public boolean takes(Listing now) {
        if (!now.sameButForReleases(shown)) {
            return false;
        }
        shown = now;
        versions.show(Detail.of(now.id(), now.manifest()).versions());
        return true;
    }

    private static Component adds(Listing listing) {
        var list = new UnorderedList();
        list.addClassName("links");
        listing.manifest().path("extensions").forEach(extension -> {
            var where = new Span(OfferWords.place(extension.path("point").asText()));
            where.addClassName("sub");
            var title = extension.path("title").asText("");
            var name = title.isBlank() ? extension.path("id").asText() : title;
            var words = new Div(new Span(name), where);
            words.addClassName("words");
            list.add(new ListItem(words));
        });
        return new Card("What it adds", list);
    }

    private static Facts facts(Detail detail) {
        var facts = new Facts();
        var requires = detail.compatibility().requires();
        facts.fact(
                "Platform",
                (requires.isBlank() ? "Any version" : requires)
                        + (detail.compatibility().fits() ? ", fits this one" : ", does not fit this one"));
        if (!detail.license().isBlank()) {
            facts.fact("Licence", detail.license());
        }
        detail.needs().forEach(need -> facts.fact("Needs", OfferWords.need(need)));
        return facts;
    }
}
