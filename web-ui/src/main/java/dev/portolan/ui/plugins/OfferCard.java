package dev.portolan.ui.plugins;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.portolan.contracts.OwnPublisher;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Marketplace.Offer;
import dev.portolan.ui.marketplace.OfferWords;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Links;

/// One plugin of the marketplace: what it is, who makes it, and whether it is there or could be.
final class OfferCard extends Anchor {
    private static final long serialVersionUID = 1;

    private final transient Offer offer;
    private final Div tags = new Div();

    OfferCard(Slug tenant, Offer offer, boolean installed) {
        super(Links.path(tenant, offer.id()));
        this.offer = offer;
        addClassNames("card", "plugin-card");
        setId("offer-" + offer.id().publisher() + "-" + offer.id().plugin());
        var words = new Div(new H2(offer.title()), maker(offer));
        words.addClassName("words");
        var lead = new Div(new PluginIcon(offer.icon(), offer.title()), words);
        lead.addClassName("lead");
        tags.addClassName("actions");
        mark(installed);
        add(lead, new Paragraph(offer.summary()), tags, foot(offer));
    }

    /// Says whether it is installed, which may be known later than the rest.
    void mark(boolean installed) {
        tags.removeAll();
        OfferWords.marks(offer, installed).forEach(mark -> tags.add(new Badge(mark.tone(), mark.text())));
        offer.categories().forEach(name -> tags.add(Badge.plain(name)));
    }

    private static Div maker(Offer offer) {
        var own = OwnPublisher.is(offer.id().publisher());
        var by = new Div(
                new Span("by " + (own ? "your organization" : offer.maker().name())));
        by.addClassNames("sub", "maker");
        if (offer.maker().verified() && !own) {
            var icon = VaadinIcon.CHECK_CIRCLE.create();
            icon.addClassNames("verified", "small-icon");
            icon.getElement().setAttribute("role", "img");
            icon.getElement().setAttribute("aria-label", "Verified publisher");
            icon.getElement().setAttribute("title", "Verified publisher");
            by.add(icon);
        }
        return by;
    }

    private static Div foot(Offer offer) {
        var standing = offer.standing();
        var foot = new Div(new Span(standing.version()));
        foot.addClassNames("sub", "offer-foot");
        if (standing.publishedAt() != null) {
            foot.add(new Ago(standing.publishedAt()));
        }
        var installs = OfferWords.installs(standing.installs());
        if (!installs.isEmpty()) {
            foot.add(new Span(installs));
        }
        return foot;
    }
}
