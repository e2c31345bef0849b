package dev.portolan.ui.operatortenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.Staff.Erasure;
import dev.portolan.ui.clients.Staff.Outcome;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Tone;
import java.util.Map;
import java.util.stream.Collectors;

/// What the end of a tenant took away, and whether anything is left.
final class ErasurePart extends Div {
    private static final long serialVersionUID = 1;

    private final transient Looked looked;

    ErasurePart(Looked looked) {
        this.looked = looked;
        addClassName("stack");
        setId("erasure");
        load();
    }

    private void load() {
        removeAll();
        add(Skeleton.lines(6));
        looked.background()
                .load(
                        UI.getCurrent(),
                        () -> looked.desk().tenants().erasure(looked.staff(), looked.slug()),
                        this::show,
                        this::failed);
    }

    private void show(Erasure erasure) {
        removeAll();
        add(notice(erasure));
        if (!erasure.services().isEmpty()) {
            var table = new DataTable("erasure-services", "Where", "What was deleted", "#Deleted", "#Left", "");
            erasure.services()
                    .forEach(place -> table.row(
                            new Span(place.name()),
                            new Span(words(place)),
                            new Span(Amounts.count(place.sum())),
                            new Span(Amounts.count(place.left())),
                            place.left() == 0
                                    ? new Badge(Tone.GOOD, "Nothing left")
                                    : new Badge(Tone.BAD, "Not done")));
            var card = new Section(new H2("Report"), table);
            card.addClassNames("card", "stack");
            add(card);
        }
    }

    private static Component notice(Erasure erasure) {
        return switch (erasure.state()) {
            case "window" ->
                new Notice(
                        Tone.ATTENTION,
                        "They can still come back",
                        erasure.eraseAt() == null
                                ? "Nothing has been deleted."
                                : "Nothing is deleted before " + Amounts.day(erasure.eraseAt()) + ".");
            case "erased" -> new Notice(Tone.GOOD, "Everything is erased", erased(erasure));
            default -> underWay(erasure);
        };
    }

    private static String erased(Erasure erasure) {
        var finished = erasure.finishedAt() == null
                ? "Nothing was found any more."
                : "Nothing was found any more on " + Amounts.day(erasure.finishedAt()) + ".";
        return erasure.topicsExpireBy() == null
                ? finished
                : finished + " The last topic has forgotten it by " + Amounts.day(erasure.topicsExpireBy()) + ".";
    }

    private static Component underWay(Erasure erasure) {
        var progress = erasure.progress();
        if (progress == null) {
            return new Notice(Tone.INFO, "The erasure is under way", "Look again in a minute.");
        }
        var step = "It is at the step " + progress.step().replace('_', ' ') + ".";
        return progress.error() == null
                ? new Notice(Tone.INFO, "The erasure is under way", step)
                : new Notice(
                        Tone.BAD,
                        "The erasure does not get on",
                        step + " " + Amounts.count(progress.failures(), "attempt") + " failed: " + progress.error()
                                + " It is tried again by itself.");
    }

    private static String words(Outcome place) {
        return place.deleted().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(6)
                .map(entry ->
                        Amounts.count(entry.getValue()) + " " + entry.getKey().replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    private void failed(ProblemException problem) {
        removeAll();
        add(
                problem.notFound()
                        ? new EmptyState(VaadinIcon.TRASH, "No erasure is planned", "This tenant is not leaving.")
                        : ProblemBanner.of("The report could not be loaded", problem, this::load));
    }
}
