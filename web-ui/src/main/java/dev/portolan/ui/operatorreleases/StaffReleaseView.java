package dev.portolan.ui.operatorreleases;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.ui.clients.StaffReleaseClient;
import dev.portolan.ui.clients.StaffReleases.One;
import dev.portolan.ui.operator.OperatorLayout;
import dev.portolan.ui.operator.ThingPart;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Card;
import dev.portolan.ui.page.Columns;
import dev.portolan.ui.page.Facts;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.PageHeader;
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
    private final PageHeader header = new PageHeader("Release");
    private final ThingPart<One> content;
    private String title = "Release";

    StaffReleaseView(SignedIn signedIn, StaffReleaseClient client, Background background) {
        this.signedIn = signedIn;
        this.client = client;
        this.background = background;
        content = new ThingPart<>(
                background,
                () -> ThingPart.unknown(
                        VaadinIcon.PUZZLE_PIECE,
                        "release",
                        "The address may be cut off: it ends with the whole digest.",
                        "/operator/releases"),
                "The release could not be loaded");
        addClassName("page");
        add(header, content);
    }

    @Override
    public String getPageTitle() {
        return title + " · Portolan staff";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var staff = signedIn.staff(StaffRight.SEE_RELEASES);
        var digest = event.getRouteParameters().get("digest").orElse("");
        content.open(() -> client.release(staff, digest), release -> show(staff, release));
    }

    private void show(StaffSession staff, One release) {
        var desk = new ReleaseDesk(staff, release, client, background, content::again);
        title = release.title();
        header.title(release.title())
                .below(
                        new Badge(ReleaseWords.tone(release.status()), ReleaseWords.state(release.status())),
                        new Ago(release.origin().publishedAt()));
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
        var columns = new Columns()
                .main(new RolloutPart(desk), new AdoptionPart(desk))
                .side(facts(release));
        if (desk.mayAct()) {
            var acts = new ReleaseActs(desk);
            columns.side(standing(release, acts), danger(release, acts));
        }
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
        return new Card("About", facts);
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
        return new Card("In the marketplace", words, row);
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
        var card = new Card("Kill switch", words, new Div(button));
        card.addClassName("danger");
        card.setId("kill-switch");
        return card;
    }

    private static Button button(String id, String text, Runnable action) {
        var button = new Button(text, _ -> action.run());
        button.setId(id);
        return button;
    }
}
