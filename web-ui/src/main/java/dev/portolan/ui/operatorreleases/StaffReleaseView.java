package dev.portolan.ui.operatorreleases;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.StaffReleaseClient;
import dev.portolan.ui.clients.StaffReleases.One;
import dev.portolan.ui.operator.OperatorLayout;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Facts;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.StaffRight;
import dev.portolan.ui.session.StaffSession;
import java.util.Locale;

/// One release for staff: who uses it, who gets it, and the switches that take it away.
@Route(value = "operator/releases/:digest", layout = OperatorLayout.class)
class StaffReleaseView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient StaffReleaseClient client;
    private final transient Background background;
    private final transient Latest latest;
    private final PageHeader header = new PageHeader("Release");
    private final Div content = new Div();
    private String title = "Release";

    StaffReleaseView(SignedIn signedIn, StaffReleaseClient client, Background background) {
        this.signedIn = signedIn;
        this.client = client;
        this.background = background;
        this.latest = new Latest(background);
        addClassName("page");
        content.addClassName("tabbed");
        add(header, content);
    }

    @Override
    public String getPageTitle() {
        return title + " · Portolan staff";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var staff = signedIn.staff(StaffRight.SEE_RELEASES);
        content.removeAll();
        content.add(Skeleton.lines(10));
        load(UI.getCurrent(), staff, event.getRouteParameters().get("digest").orElse(""));
    }

    private void load(UI page, StaffSession staff, String digest) {
        latest.load(
                page,
                () -> client.release(staff, digest),
                release -> show(staff, release),
                problem -> failed(staff, digest, problem));
    }

    private void show(StaffSession staff, One release) {
        var digest = release.digest();
        var desk = new ReleaseDesk(staff, release, client, background, () -> load(UI.getCurrent(), staff, digest));
        title = release.title();
        header.title(release.title())
                .below(
                        new Badge(ReleaseWords.tone(release.status()), ReleaseWords.state(release.status())),
                        new Ago(release.origin().publishedAt()));
        content.removeAll();
        if (!release.reason().isBlank() && !"published".equalsIgnoreCase(release.status())) {
            content.add(new Notice(
                    ReleaseWords.tone(release.status()), ReleaseWords.state(release.status()), release.reason()));
        }
        if (!desk.mayAct()) {
            content.add(new Notice(
                    Tone.INFO,
                    "You may look, and change nothing here",
                    "Only the staff role operator rolls releases out or takes them away."));
        }
        var main = new Div(new RolloutPart(desk), new AdoptionPart(desk));
        main.addClassName("stack");
        var side = new Div(facts(release));
        side.addClassName("stack");
        if (desk.mayAct()) {
            var acts = new ReleaseActs(desk);
            side.add(standing(release, acts), danger(release, acts));
        }
        var columns = new Div(main, side);
        columns.addClassName("columns");
        content.add(counts(release), columns);
    }

    private static Component counts(One release) {
        var counts = new Div(
                figure(release.use().tenants(), "Tenants use it"),
                figure(release.use().installations(), "Installations"));
        counts.addClassName("counts");
        return counts;
    }

    private static Component figure(long count, String label) {
        var number = new Span(Amounts.count(count));
        number.addClassName("number");
        var name = new Span(label);
        name.addClassName("sub");
        var figure = new Div(number, name);
        figure.addClassName("figure");
        return figure;
    }

    private static Component facts(One release) {
        var publisher = release.plugin().publisher();
        var facts = new Facts()
                .fact("Publisher", new Anchor("/operator/publishers/" + publisher, publisher))
                .fact("Plugin", release.plugin().plugin())
                .fact("Version", release.version());
        if (release.origin().publishedAt() != null) {
            facts.fact("Published", Amounts.day(release.origin().publishedAt()));
        }
        if (!release.origin().signedBy().isBlank()) {
            facts.fact("Signed by", new Code(release.origin().signedBy()));
        }
        facts.fact("Digest", new Code(release.digest()));
        return card("About", facts);
    }

    private static Component standing(One release, ReleaseActs acts) {
        var row = new Div();
        row.addClassName("actions");
        switch (release.status().toLowerCase(Locale.ROOT)) {
            case "published" ->
                row.add(
                        button("deprecate", "Deprecate …", acts::deprecate),
                        button("yank", "Offer no more …", acts::yank));
            case "deprecated" ->
                row.add(
                        button("undeprecate", "Take the deprecation back …", acts::takeDeprecationBack),
                        button("yank", "Offer no more …", acts::yank));
            case "yanked" -> row.add(button("unyank", "Offer again …", acts::offerAgain));
            default -> row.add(new Span("It is stopped. Let it go on first."));
        }
        var words = new Paragraph("Advise against it, or offer it no more. Where it runs it goes on either way.");
        words.addClassName("sub");
        return card("In the marketplace", words, row);
    }

    private static Component danger(One release, ReleaseActs acts) {
        var words = new Paragraph(
                release.stopped()
                        ? "It runs for nobody. Letting it go on brings it back wherever it is on."
                        : ReleaseWords.meaning(release.use()));
        words.addClassName("sub");
        var button = release.stopped()
                ? button("lift", "Let go on …", acts::letGoOn)
                : button("stop", "Stop for all …", acts::stop);
        if (!release.stopped()) {
            button.addThemeVariants(ButtonVariant.LUMO_ERROR);
        }
        var card = card("Kill switch", words, new Div(button));
        card.addClassName("danger");
        card.setId("kill-switch");
        return card;
    }

    private static Button button(String id, String text, Runnable action) {
        var button = new Button(text, _ -> action.run());
        button.setId(id);
        return button;
    }

    private static Section card(String title, Component... parts) {
        var card = new Section(new H2(title));
        card.add(parts);
        card.addClassNames("card", "stack");
        card.getElement().setAttribute("aria-label", title);
        return card;
    }

    private void failed(StaffSession staff, String digest, ProblemException problem) {
        content.removeAll();
        var all = new Anchor("/operator/releases", "All releases");
        all.addClassNames("button-link", "secondary");
        content.add(
                problem.notFound()
                        ? new EmptyState(
                                VaadinIcon.PUZZLE_PIECE,
                                "There is no such release",
                                "The address may be cut off: it ends with the whole digest.",
                                all)
                        : ProblemBanner.of(
                                "The release could not be loaded",
                                problem,
                                () -> load(UI.getCurrent(), staff, digest)));
    }
}
