package dev.portolan.ui.plugins;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.portolan.ui.clients.Plugins.Listing;
import dev.portolan.ui.marketplace.OfferWords;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Facts;
import dev.portolan.ui.page.SafeMarkdown;

/// What a plugin is: its README, what it asks for and adds, its releases.
final class AboutPart extends Div {
    private static final long serialVersionUID = 1;

    /// @param installed otherwise what it asks for stands beside the button that agrees to it
    AboutPart(Listing listing, boolean installed) {
        addClassName("columns");
        var main = new Div();
        main.addClassName("stack");
        var readme = listing.texts().readme();
        main.add(section("About", SafeMarkdown.of(readme.isBlank() ? listing.summary() : readme)));
        if (!listing.texts().changelog().isBlank()) {
            main.add(section("Changes", SafeMarkdown.of(listing.texts().changelog())));
        }
        var side = new Div(adds(listing), facts(listing));
        side.addClassName("stack");
        if (installed) {
            side.addComponentAsFirst(section("What it asks for", new Consents(listing.permissions())));
        }
        add(main, side);
    }

    private static Component adds(Listing listing) {
        var list = new UnorderedList();
        list.addClassName("links");
        listing.manifest().path("extensions").forEach(extension -> {
            var where = new Span(OfferWords.place(extension.path("point").asText()));
            where.addClassName("sub");
            var words = new Div(new Span(extension.path("title").asText()), where);
            words.addClassName("words");
            list.add(new ListItem(words));
        });
        return section("What it adds", list);
    }

    private static Component facts(Listing listing) {
        var facts = new Facts();
        facts.fact("Publisher", listing.publisher());
        var license = listing.manifest().path("manifest").path("license").asText("");
        if (!license.isEmpty()) {
            facts.fact("Licence", license);
        }
        listing.releases().stream().limit(5).forEach(release -> {
            var line = new Div(new Span(release.version()), new Ago(release.publishedAt()));
            line.addClassName("actions");
            if (release.status() != null && !"published".equals(release.status())) {
                line.add(Badge.plain(release.status()));
            }
            facts.fact("Release", line);
        });
        return section("Details", facts);
    }

    static Section section(String title, Component content) {
        var section = new Section(new H2(title), content);
        section.addClassNames("card", "stack");
        section.getElement().setAttribute("aria-label", title);
        return section;
    }
}
