package dev.portolan.ui.apidocs;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.portolan.ui.apidocs.ApiDocument.Detail;
import dev.portolan.ui.apidocs.ApiDocument.Operation;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The operations of a definition by tag. What is in a group is drawn when it is opened, and so is an operation: a
/// definition of a thousand costs a page what a small one does.
final class OperationsPart extends Div {
    private static final long serialVersionUID = 1;
    private static final int FEW = 30;
    private static final int STEP = 100;
    private static final String NO_TAG = "Other operations";

    private final transient List<Operation> operations;
    private final transient Background background;
    private final transient Function<Operation, Told> tell;
    private final Div list = new Div();
    private final Span count = new Span();

    /// @param tell what is said of one; blocks
    OperationsPart(List<Operation> operations, Background background, Function<Operation, Told> tell) {
        this.operations = operations;
        this.background = background;
        this.tell = tell;
        var search = new TextField();
        search.setPlaceholder("Find an operation");
        search.setAriaLabel("Find an operation by path, summary or verb");
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> show(change.getValue()));
        count.addClassName("sub");
        count.getElement().setAttribute("role", "status");
        var row = new Div(search, count);
        row.addClassName("api-search");
        list.addClassName("api-list");
        addClassName("stack");
        add(row, list);
        show("");
    }

    private void show(String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        list.removeAll();
        if (!wanted.isEmpty()) {
            var found = operations.stream()
                    .filter(operation -> operation.contains(wanted))
                    .toList();
            count.setText(words(found.size()));
            fill(list, found, 0);
            return;
        }
        count.setText(words(operations.size()));
        var groups = groups();
        if (operations.size() <= FEW) {
            groups.forEach((tag, some) -> {
                if (groups.size() > 1) {
                    list.add(new H3(tag));
                }
                fill(list, some, 0);
            });
        } else {
            groups.forEach((tag, some) -> list.add(group(tag, some)));
        }
    }

    private static String words(int operations) {
        return operations + (operations == 1 ? " operation" : " operations");
    }

    private Map<String, List<Operation>> groups() {
        var groups = new LinkedHashMap<String, List<Operation>>();
        operations.forEach(operation -> groups.computeIfAbsent(
                        operation.tags().isEmpty() ? NO_TAG : operation.tags().getFirst(), _ -> new ArrayList<>())
                .add(operation));
        return groups;
    }

    private Details group(String tag, List<Operation> some) {
        var title = new H3(tag);
        var size = new Span(Integer.toString(some.size()));
        size.addClassName("sub");
        var head = new Div(title, size);
        head.addClassName("api-row");
        var group = new Details(head);
        group.addClassName("api-group");
        group.addOpenedChangeListener(change -> {
            if (change.isOpened() && group.getContent().findAny().isEmpty()) {
                var content = new Div();
                content.addClassName("api-list");
                fill(content, some, 0);
                group.add(content);
            }
        });
        return group;
    }

    private void fill(Div content, List<Operation> some, int from) {
        some.stream().skip(from).limit(STEP).forEach(operation -> content.add(row(operation)));
        var rest = some.size() - from - STEP;
        if (rest > 0) {
            var more = new Button("Show " + Math.min(rest, STEP) + " more");
            more.addClickListener(_ -> {
                content.remove(more);
                fill(content, some, from + STEP);
            });
            content.add(more);
        }
    }

    private Details row(Operation operation) {
        var verb = new Span(operation.verb());
        verb.addClassNames("verb", tone(operation.verb()).className());
        var path = new Span(operation.path());
        path.addClassName("api-path");
        var summary = new Span(operation.summary());
        summary.addClassName("sub");
        var head = new Div(verb, path, summary);
        if (operation.deprecated()) {
            head.add(new Badge(Tone.ATTENTION, "Deprecated"));
        }
        head.addClassName("api-row");
        var row = new Details(head);
        row.addClassName("api-operation");
        row.addOpenedChangeListener(change -> {
            if (change.isOpened() && row.getContent().findAny().isEmpty()) {
                open(row, operation);
            }
        });
        return row;
    }

    private void open(Details row, Operation operation) {
        var content = new Div(Skeleton.lines(4));
        row.add(content);
        background.load(
                () -> tell.apply(operation),
                told -> {
                    content.removeAll();
                    content.add(
                            told.detail() == null
                                    ? new Notice(
                                            Tone.ATTENTION,
                                            "The definition has changed",
                                            "This operation is no longer in it. Load the page again.")
                                    : new OperationDetail(told.detail(), told.references()));
                },
                problem -> {
                    content.removeAll();
                    content.add(new Notice(Tone.ATTENTION, "It could not be loaded", problem.detail()));
                });
    }

    private static Tone tone(String verb) {
        return switch (verb) {
            case "GET", "HEAD", "SUBSCRIBE", "RECEIVE" -> Tone.INFO;
            case "POST", "PUBLISH", "SEND" -> Tone.GOOD;
            case "PUT", "PATCH" -> Tone.ATTENTION;
            case "DELETE" -> Tone.BAD;
            default -> Tone.NEUTRAL;
        };
    }

    /// What is said of an operation.
    ///
    /// @param detail null when there is no such operation any more
    record Told(@Nullable Detail detail, References references) {
        static final Told NOTHING = new Told(null, new References(MissingNode.getInstance()));
    }
}
