package dev.portolan.ui.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.ui.clients.BillingClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.shell.PublicLayout;

/// What the product is, for visitors. Who is signed in goes on to an organization.
@Route(value = "", layout = PublicLayout.class)
@PageTitle("Portolan · the developer portal")
class LandingView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;

    private final PlanOffers plans;

    LandingView(SignedIn signedIn, BillingClient billing, Background background) {
        this.signedIn = signedIn;
        this.plans = new PlanOffers(billing, background);
        addClassName("landing");
        add(hero(), features(), plans);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (signedIn.person().isPresent()) {
            event.forwardTo("tenants");
        } else {
            plans.load();
        }
    }

    private static Component hero() {
        var start = new Anchor("/signup", "Start a 14-day trial");
        start.addClassNames("button-link", "large");
        start.setId("start-trial");
        var signIn = new Anchor("/tenants", "Sign in to your organization");
        signIn.setRouterIgnore(true);
        signIn.addClassNames("button-link", "secondary", "large");
        var actions = new Div(start, signIn);
        actions.addClassName("actions");
        var hero = new Section(
                new H1("Know what your company runs on"),
                new Paragraph("Portolan is the map of your services, APIs, teams and documents. It reads them from your"
                        + " repositories, and you add what you need from a marketplace, by mouse alone."),
                actions,
                new Paragraph("No credit card. A portal of your own, seconds after the form."));
        hero.addClassName("hero");
        return hero;
    }

    private static Component features() {
        var cards = new Div(
                feature(
                        VaadinIcon.GRID_BIG_O,
                        "One page for each thing",
                        "Who owns it, what it needs, where its API and its documents are, how it is doing."),
                feature(
                        VaadinIcon.PUZZLE_PIECE,
                        "Plugins without a rebuild",
                        "Install, configure, test and switch on in the browser. Everybody sees it within a second."),
                feature(
                        VaadinIcon.ROTATE_LEFT,
                        "Everything can be undone",
                        "Each change is a revision with its author. One click goes back, configuration and all."),
                feature(
                        VaadinIcon.LOCK,
                        "Asked before, held to it",
                        "A plugin gets what you agreed to and nothing else. Its code runs apart, with a budget."));
        cards.addClassName("feature-cards");
        var section = new Section(new H2("What you get"), cards);
        section.addClassName("features");
        return section;
    }

    private static Component feature(VaadinIcon icon, String title, String text) {
        var tile = new Div(icon.create());
        tile.addClassName("tile");
        tile.getElement().setAttribute("aria-hidden", "true");
        var card = new Div(tile, new H3(title), new Paragraph(text));
        card.addClassName("feature");
        return card;
    }
}
