package dev.portolan.ui.scorecards;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.Scorecards.All;
import dev.portolan.ui.clients.Scorecards.Check;
import dev.portolan.ui.clients.ScorecardsClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.DialogButton;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.TenantSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The scorecards of an organization, and the checks that they are made of.
final class ScorecardsPart extends Div {
    private static final long serialVersionUID = 1;
    private static final Duration RUNNING = Duration.ofSeconds(3);

    private final transient ScorecardsClient scorecards;
    private final transient Background background;
    private final transient Latest latest;
    private final PageHeader header =
            new PageHeader("Scorecards").below("How your entities stand by what you expect of them.");
    private final Div content = new Div();

    ScorecardsPart(ScorecardsClient scorecards, Background background) {
        this.scorecards = scorecards;
        this.background = background;
        this.latest = new Latest(background);
        addClassName("page-part");
        content.addClassName("stack");
        content.setId("scorecards");
        add(header, content);
    }

    void open(TenantSession opened) {
        content.removeAll();
        content.add(Skeleton.cards(3));
        latest.load(() -> read(opened), known -> show(opened, known), problem -> failed(opened, problem));
    }

    private record Known(All all, List<Check> checks) {}

    private Known read(TenantSession opened) {
        return new Known(
                scorecards.all(opened.slug(), opened),
                scorecards.checks(opened.slug(), opened).items());
    }

    private void show(TenantSession opened, Known known) {
        var desk = new ScorecardsDesk(opened, scorecards, background);
        header.count(
                known.all().items().isEmpty()
                        ? ""
                        : Integer.toString(known.all().items().size()));
        header.actions(actions(desk, known));
        content.removeAll();
        if (known.all().error() != null) {
            content.add(new Notice(
                    Tone.ATTENTION, "Not all checks could be run", known.all().error()));
        }
        if (known.all().items().isEmpty()) {
            content.add(none(opened, known));
        } else {
            var cards = new Div();
            cards.addClassName("card-grid");
            known.all().items().forEach(scorecard -> cards.add(new ScorecardCard(opened.slug(), scorecard)));
            content.add(cards);
        }
        if (!known.checks().isEmpty()) {
            content.add(checks(known.checks()));
        }
        if (known.all().running()) {
            latest.loadLater(RUNNING, () -> read(opened), now -> show(opened, now), problem -> failed(opened, problem));
        }
    }

    private Component[] actions(ScorecardsDesk desk, Known known) {
        var actions = new ArrayList<Component>();
        if (known.all().running()) {
            var running = new Span("The checks are running");
            running.addClassName("sub");
            running.getElement().setAttribute("role", "status");
            actions.add(running);
        }
        if (desk.tenant().may(Permissions.PLUGIN_CONFIGURE) && !known.checks().isEmpty()) {
            var run = new Button("Run the checks", VaadinIcon.REFRESH.create());
            run.setId("run-checks");
            run.setEnabled(!known.all().running());
            run.setDisableOnClick(true);
            run.addClickListener(_ -> run(desk, run));
            var create = new DialogButton(
                    "New scorecard",
                    () -> new ScorecardDialog(
                            desk,
                            known.checks(),
                            null,
                            made -> getUI().ifPresent(
                                            page -> page.navigate(desk.tenant().slug() + "/scorecards/" + made.id()))));
            create.setId("new-scorecard");
            create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            actions.add(run);
            actions.add(create);
        }
        return actions.toArray(Component[]::new);
    }

    private void run(ScorecardsDesk desk, Button asked) {
        var opened = desk.tenant();
        latest.load(
                () -> {
                    scorecards.run(opened.slug(), opened);
                    return read(opened);
                },
                known -> {
                    show(opened, known);
                    Toast.say("The checks run now. What they find appears here.");
                },
                problem -> {
                    asked.setEnabled(true);
                    Toast.refused("The checks were not started: " + problem.detail());
                });
    }

    private EmptyState none(TenantSession opened, Known known) {
        if (known.all().running()) {
            return new EmptyState(
                    VaadinIcon.HOURGLASS,
                    "The checks run for the first time",
                    "How everything stands appears here in a moment.");
        }
        var market =
                new Anchor("/" + opened.slug() + "/plugins/marketplace?category=quality", "Find plugins with checks");
        market.addClassNames("button-link", "secondary");
        return known.checks().isEmpty()
                ? new EmptyState(
                        VaadinIcon.CHECK_SQUARE_O,
                        "There is nothing to check yet",
                        "Plugins bring checks. Scorecards of Portolan brings the first six.",
                        market)
                : new EmptyState(
                        VaadinIcon.CHECK_SQUARE_O,
                        "There is no scorecard",
                        "Make one of the checks below: choose for which entities, and what each level asks.");
    }

    private static Section checks(List<Check> checks) {
        var table = new DataTable("checks", "Check", "From", "#Pass", "#Fail", "#Share");
        for (var check : checks) {
            var name = new Span(check.title());
            name.addClassName("strong");
            table.row(
                    DataTable.twoLines(name, check.description().orElse("")),
                    new Span(check.plugin()),
                    new Span(Long.toString(check.pass())),
                    new Span(Long.toString(check.fail())),
                    new Span(ScorecardWords.share(check.pass(), check.pass() + check.fail())));
        }
        var section = new Section(new H2("What is checked"), table);
        section.addClassName("stack");
        return section;
    }

    private void failed(TenantSession opened, ProblemException problem) {
        content.removeAll();
        content.add(ProblemBanner.of(
                "The scorecards could not be loaded",
                problem,
                () -> latest.load(() -> read(opened), known -> show(opened, known), again -> failed(opened, again))));
    }
}
