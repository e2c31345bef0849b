package dev.portolan.ui.scorecards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.blocks.Block;
import dev.portolan.ui.blocks.BlockRenderer;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.Scorecards.Check;
import dev.portolan.ui.clients.Scorecards.Scorecard;
import dev.portolan.ui.clients.Scorecards.Standing;
import dev.portolan.ui.clients.Scorecards.Team;
import dev.portolan.ui.clients.Scorecards.Trend;
import dev.portolan.ui.clients.ScorecardsClient;
import dev.portolan.ui.operator.ActDialog;
import dev.portolan.ui.operator.FilterBar;
import dev.portolan.ui.page.AddressFilters;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.DialogButton;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One scorecard: how all stand, how that has gone, each team, each entity.
@Route(value = ":tenant/scorecards/:scorecard", layout = TenantLayout.class)
class ScorecardView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient ScorecardsClient scorecards;
    private final transient Background background;
    private final transient Latest latest;
    private final transient Latest rows;
    private final PageHeader header = new PageHeader("Scorecard");
    private final Div content = new Div();
    private final FilterBar filters = new FilterBar(this::filtered);
    private final Select<String> level =
            filters.select("standing-level", "Level", "at any level", List.of(), text -> text);
    private final Select<String> owner =
            filters.select("standing-owner", "Owner", "of anybody", List.of(), text -> text);
    private final DataTable table = new DataTable("standings", "Entity", "Owner", "Level", "#Checks");
    private final Div more = new Div();
    private transient @Nullable TenantSession tenant;
    private transient @Nullable Known known;
    private String id = "";
    private String title = "Scorecard · Portolan";

    ScorecardView(SignedIn signedIn, ScorecardsClient scorecards, Background background) {
        this.signedIn = signedIn;
        this.scorecards = scorecards;
        this.background = background;
        this.latest = new Latest(background);
        this.rows = new Latest(background);
        addClassName("page");
        content.addClassName("stack");
        content.setId("scorecard");
        add(header, content);
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var opened = signedIn.tenant(event, Permissions.PLUGIN_USE);
        tenant = opened;
        id = event.getRouteParameters().get("scorecard").orElse("");
        var wantedLevel = AddressFilters.read(event.getLocation(), "level");
        var wantedOwner = AddressFilters.read(event.getLocation(), "owner");
        content.removeAll();
        content.add(Skeleton.lines(8));
        latest.load(
                () -> read(opened),
                now -> show(opened, now, wantedLevel, wantedOwner),
                problem -> failed(opened, problem));
    }

    private record Known(Scorecard scorecard, List<Team> teams, Trend trend, List<Check> checks) {}

    private Known read(TenantSession opened) {
        return new Known(
                scorecards.get(opened.slug(), opened, id),
                scorecards.teams(opened.slug(), opened, id).items(),
                scorecards.trend(opened.slug(), opened, id),
                scorecards.checks(opened.slug(), opened).items());
    }

    private void show(TenantSession opened, Known now, String wantedLevel, String wantedOwner) {
        known = now;
        var scorecard = now.scorecard();
        var names = ScorecardWords.levels(scorecard.content());
        title = scorecard.content().name() + " · Portolan";
        header.title(scorecard.content().name());
        var below = new ArrayList<Component>();
        below.add(new Span(ScorecardWords.about(scorecard.content().filter())));
        below.add(new Span(ScorecardWords.entities(scorecard.entities())));
        if (scorecard.countedAt() != null) {
            below.add(new Ago(scorecard.countedAt()));
        }
        header.below(below.toArray(Component[]::new));
        header.actions(actions(opened, now));
        content.removeAll();
        if (scorecard.content().description() != null) {
            content.add(new Span(scorecard.content().description()));
        }
        if (scorecard.countedAt() == null) {
            content.add(new EmptyState(
                    VaadinIcon.HOURGLASS, "It is counted in a moment", "The checks run. Look again in a minute."));
            return;
        }
        if (scorecard.entities() == 0) {
            content.add(new EmptyState(
                    VaadinIcon.SEARCH,
                    "No entity is in it",
                    "None in your catalog is of this kind. Change for which it is."));
            return;
        }
        content.add(section("Now", new LevelBar(names, scorecard.reached(), true)));
        content.add(section("Over time", trend(opened, now)));
        content.add(section("Teams", teams(opened, now, names)));
        FilterBar.items(
                level, "at any level", numbers(names.size()), text -> "at " + names.get(Integer.parseInt(text)));
        level.setValue(numbers(names.size()).contains(wantedLevel) ? wantedLevel : "");
        var owners = now.teams().stream().flatMap(team -> team.owner().stream()).toList();
        FilterBar.items(owner, "of anybody", owners, text -> "of " + shortened(text));
        owner.setValue(owners.contains(wantedOwner) ? wantedOwner : "");
        content.add(section("Entities", filters, table, more));
        load(opened, null);
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private static String shortened(String owner) {
        return Links.ref(owner).map(ref -> ref.name()).orElse(owner);
    }

    private static Section section(String title, Component... parts) {
        var section = new Section(new H2(title));
        section.add(parts);
        section.addClassNames("card", "stack");
        return section;
    }

    private Component[] actions(TenantSession opened, Known now) {
        if (!opened.may(Permissions.PLUGIN_CONFIGURE)) {
            return new Component[0];
        }
        var desk = new ScorecardsDesk(opened, scorecards, background);
        var change = new DialogButton(
                "Change …",
                () -> new ScorecardDialog(
                        desk,
                        now.checks(),
                        now.scorecard(),
                        _ -> latest.load(
                                () -> read(opened),
                                again -> show(opened, again, "", ""),
                                problem -> failed(opened, problem))));
        change.setId("change-scorecard");
        var remove = new DialogButton("Remove …", () -> {
            var name = now.scorecard().content().name();
            var dialog = new ActDialog(
                            background,
                            "Remove " + name + "?",
                            "How entities stood by it is gone, day by day. The checks stay.",
                            "Remove")
                    .danger();
            return dialog.calls(
                    () -> () -> {
                        scorecards.remove(opened.slug(), opened, id);
                        return true;
                    },
                    _ -> {
                        Toast.say(name + " is removed.");
                        getUI().ifPresent(page -> page.navigate(opened.slug() + "/scorecards"));
                    });
        });
        remove.setId("remove-scorecard");
        return new Component[] {change, remove};
    }

    private static Component trend(TenantSession opened, Known now) {
        var levels = now.scorecard().content().levels();
        if (now.trend().items().size() < 2) {
            var soon = new Span("There is a figure a day. The first line is there tomorrow.");
            soon.addClassName("sub");
            return soon;
        }
        var series = new ArrayList<Block.Series>();
        for (var reached = 1; reached <= levels.size(); reached++) {
            var least = reached;
            var points = now.trend().items().stream()
                    .map(day -> List.<JsonNode>of(
                            JsonNodeFactory.instance.textNode(day.day()),
                            JsonNodeFactory.instance.numberNode(day.reached().stream()
                                    .skip(least)
                                    .mapToLong(Long::longValue)
                                    .sum())))
                    .toList();
            series.add(new Block.Series(levels.get(reached - 1).name() + " or better", points));
        }
        return new BlockRenderer(opened.slug()).render(new Block.Chart("line", null, "entities", series));
    }

    private static Component teams(TenantSession opened, Known now, List<String> names) {
        var teams = new DataTable("teams", "Team", "#Entities", "Levels", "#Checks passed");
        teams.addClassName("teams");
        now.teams()
                .forEach(team -> teams.row(
                        team.owner()
                                .map(owner -> Links.entity(opened.slug(), owner))
                                .orElseGet(() -> new Span("Nobody")),
                        new Span(Long.toString(team.entities())),
                        new LevelBar(names, team.reached(), false),
                        new Span(ScorecardWords.share(team.passed(), team.applicable()))));
        return teams;
    }

    private void filtered() {
        var opened = tenant;
        if (opened != null) {
            new AddressFilters()
                    .with("level", level.getValue())
                    .with("owner", owner.getValue())
                    .keep(this, opened.slug() + "/scorecards/" + id);
            load(opened, null);
        }
    }

    private void load(TenantSession opened, @Nullable String cursor) {
        var atLevel = level.getValue() == null ? "" : level.getValue();
        var of = owner.getValue() == null ? "" : owner.getValue();
        rows.load(
                () -> scorecards.results(opened.slug(), opened, id, atLevel, of, cursor),
                page -> show(opened, page, cursor == null),
                problem -> {
                    more.removeAll();
                    more.add(ProblemBanner.of("The entities could not be loaded", problem, () -> load(opened, cursor)));
                });
    }

    private void show(TenantSession opened, Page<Standing> page, boolean first) {
        var now = known;
        if (now == null) {
            return;
        }
        if (first) {
            table.clear();
        }
        for (var standing : page.items()) {
            var name = Links.ref(standing.entity())
                    .<Component>map(ref -> new Anchor(Links.path(opened.slug(), ref), standing.title()))
                    .orElseGet(() -> new Span(standing.title()));
            var at = new Span(now.scorecard().level(standing.level()));
            at.addClassNames("level-word", "level-" + standing.level());
            table.row(
                    DataTable.twoLines(name, standing.entity()),
                    standing.owner().map(of -> Links.entity(opened.slug(), of)).orElseGet(() -> new Span("Nobody")),
                    at,
                    new Span(standing.passed() + " of " + standing.applicable()));
        }
        more.removeAll();
        if (first && page.items().isEmpty()) {
            var nothing = new Span("None is like this.");
            nothing.addClassName("sub");
            more.add(nothing);
        }
        var next = page.next();
        if (next != null) {
            var button = new Button("Show more");
            button.setDisableOnClick(true);
            button.addClickListener(_ -> load(opened, next));
            more.add(button);
        }
    }

    private void failed(TenantSession opened, ProblemException problem) {
        content.removeAll();
        if (problem.notFound()) {
            var all = new Anchor("/" + opened.slug() + "/scorecards", "See all scorecards");
            all.addClassNames("button-link", "secondary");
            content.add(
                    new EmptyState(VaadinIcon.SEARCH, "There is no such scorecard", "It may have been removed.", all));
        } else {
            content.add(ProblemBanner.of(
                    "The scorecard could not be loaded",
                    problem,
                    () -> latest.load(
                            () -> read(opened), now -> show(opened, now, "", ""), again -> failed(opened, again))));
        }
    }
}
