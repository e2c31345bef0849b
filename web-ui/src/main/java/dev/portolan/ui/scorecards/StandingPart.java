package dev.portolan.ui.scorecards;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.portolan.contracts.EntityRef;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.Scorecards.Answer;
import dev.portolan.ui.clients.Scorecards.OfEntity;
import dev.portolan.ui.clients.Scorecards.Place;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.SafeMarkdown;
import dev.portolan.ui.page.Skeleton;
import java.util.List;

/// How one entity stands in each scorecard: its level, what is missing to the next, and the rest folded away.
final class StandingPart extends Div {
    private static final long serialVersionUID = 1;

    private final transient ScorecardsDesk desk;
    private final transient EntityRef entity;

    StandingPart(ScorecardsDesk desk, EntityRef entity) {
        this.desk = desk;
        this.entity = entity;
        addClassNames("stack", "standing");
        add(Skeleton.lines(3));
        load();
    }

    private void load() {
        var tenant = desk.tenant();
        desk.background().load(() -> desk.scorecards().of(tenant.slug(), tenant, entity), this::show, this::failed);
    }

    private void show(OfEntity standing) {
        removeAll();
        if (standing.items().isEmpty()) {
            var nothing = new Span("It is in no scorecard yet.");
            nothing.addClassName("sub");
            add(nothing);
        }
        standing.items().forEach(place -> add(place(place)));
    }

    private Div place(Place place) {
        var name = new Anchor("/" + desk.tenant().slug() + "/scorecards/" + place.scorecard(), place.name());
        var level = new Span(place.levelName(place.level()));
        level.addClassNames("level-word", "level-" + place.level());
        var head = new Div(name, level);
        head.addClassName("spread");
        var part = new Div(head);
        part.addClassName("words");
        var missing = place.checks().stream()
                .filter(check -> check.result().equals("fail"))
                .toList();
        var others = place.checks().stream()
                .filter(check -> !check.result().equals("fail"))
                .toList();
        if (!missing.isEmpty()) {
            part.add(checks(missing));
        }
        if (!others.isEmpty()) {
            part.add(new Details(others.size() + (missing.isEmpty() ? " checks" : " other checks"), checks(others)));
        }
        return part;
    }

    private UnorderedList checks(List<Answer> answers) {
        var list = new UnorderedList();
        list.addClassName("check-list");
        for (var answer : answers) {
            var badge = new Badge(ScorecardWords.tone(answer.result()), ScorecardWords.result(answer.result()));
            var title = new Span(answer.title());
            title.addClassName("strong");
            var head = new Div(badge, title);
            head.addClassName("actions");
            var item = new ListItem(head);
            answer.evidence().ifPresent(evidence -> item.add(SafeMarkdown.of(evidence)));
            if (answer.since() != null && !answer.result().equals("not_applicable")) {
                var since = new Div(new Span("So since "), new Ago(answer.since()));
                since.addClassName("sub");
                item.add(since);
            }
            list.add(item);
        }
        return list;
    }

    private void failed(ProblemException problem) {
        removeAll();
        add(ProblemBanner.of("How it stands could not be loaded", problem, this::load));
    }
}
