package dev.portolan.ui.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.shell.PublicLayout;
import java.util.List;

/// What the product is, for visitors. Who is signed in goes on to an organization.
@Route(value = "", layout = PublicLayout.class)
@PageTitle("Portolan · the developer portal")
class LandingView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;

    LandingView(SignedIn signedIn) {
        this.signedIn = signedIn;
        addClassName("landing");
        add(hero(), features(), plans());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (signedIn.person().isPresent()) {
            event.forwardTo("tenants");
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

    private static Component plans() {
        var cards = new Div();
        cards.addClassName("plan-cards");
        Plan.ALL.forEach(plan -> cards.add(card(plan)));
        var section = new Section(new H2("Plans"), cards);
        section.addClassName("plans");
        return section;
    }

    private static Component card(Plan plan) {
        var points = new UnorderedList();
        plan.points().forEach(point -> points.add(new ListItem(point)));
        var choose = new Anchor("/signup?plan=" + plan.id(), "Choose " + plan.name());
        choose.addClassNames("button-link", "secondary");
        var audience = new Span(plan.audience());
        audience.addClassName("sub");
        var card = new Div(new H3(plan.name()), audience, points, choose);
        card.addClassName("plan");
        return card;
    }

    private record Plan(String id, String name, String audience, List<String> points) {
        private static final List<Plan> ALL = List.of(
                new Plan("free", "Free", "For trying things out", List.of("250 entities", "3 plugins", "5 people")),
                new Plan(
                        "team",
                        "Team",
                        "For one department",
                        List.of("2,500 entities", "10 plugins", "50 people", "Roll back to any revision")),
                new Plan(
                        "business",
                        "Business",
                        "For the whole company",
                        List.of("20,000 entities", "50 plugins", "500 people", "Your own single sign-on")),
                new Plan(
                        "enterprise",
                        "Enterprise",
                        "For groups of companies",
                        List.of("500,000 entities", "500 plugins", "Support with an agreed answer time")));
    }
}
