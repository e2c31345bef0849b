package dev.portolan.ui.forms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What is wrong in a form: at each field, and as a list on top that leads to the fields.
final class ErrorSummary extends Div {
    private static final long serialVersionUID = 1;

    private final transient Supplier<Stream<FieldFrame>> frames;
    private final transient List<Violation> violations = new ArrayList<>();
    private final transient List<Violation> marks = new ArrayList<>();

    ErrorSummary(Supplier<Stream<FieldFrame>> frames) {
        this.frames = frames;
        setId("form-errors");
        setVisible(false);
    }

    /// @return whether there was anything to show
    boolean show(List<Violation> found) {
        violations.clear();
        violations.addAll(found);
        draw();
        found.stream()
                .flatMap(violation -> frame(violation.pointer()).stream())
                .findFirst()
                .ifPresent(FieldFrame::focus);
        return !found.isEmpty();
    }

    /// Says what is wrong at each field and nowhere else, for who is still typing. Takes the place of what was marked
    /// before.
    void mark(List<Violation> found) {
        marks.clear();
        marks.addAll(found);
        draw();
    }

    /// What the field of a pointer is called, with those around it; empty where there is none.
    Optional<String> title(String pointer) {
        return frame(pointer).map(this::title);
    }

    void focus(String pointer) {
        frame(pointer).ifPresent(FieldFrame::focus);
    }

    /// Takes back what was said about a field, and says what is wrong with it now. Others stay as they are.
    void mend(String pointer, List<Violation> now) {
        if (violations.removeIf(violation -> concerns(pointer, violation))) {
            now.stream().filter(violation -> concerns(pointer, violation)).forEach(violations::add);
            draw();
        }
    }

    private static boolean concerns(String pointer, Violation violation) {
        return violation.pointer().equals(pointer) || violation.pointer().startsWith(pointer + "/");
    }

    private void draw() {
        removeAll();
        frames.get().forEach(frame -> frame.error(""));
        marks.forEach(mark -> frame(mark.pointer()).ifPresent(frame -> frame.error(mark.message())));
        setVisible(!violations.isEmpty());
        if (violations.isEmpty()) {
            return;
        }
        var list = new UnorderedList();
        violations.forEach(violation -> list.add(new ListItem(entry(violation))));
        var count = violations.size() == 1 ? "One thing has to change" : violations.size() + " things have to change";
        add(new Notice(Tone.BAD, count, list));
    }

    private Component entry(Violation violation) {
        var frame = frame(violation.pointer());
        if (frame.isEmpty()) {
            var name = violation.pointer().isEmpty() ? "" : violation.pointer() + ": ";
            return new Span(name + violation.message());
        }
        frame.get().error(violation.message());
        var link = new Button(
                title(frame.get()) + ": " + violation.message(),
                _ -> frame.get().focus());
        link.addClassName("quiet");
        return link;
    }

    /// `Watched addresses 2 › Address` for a field within others.
    private String title(FieldFrame frame) {
        var words = new StringBuilder(frame.title());
        var parents = frames.get()
                .filter(other -> other != frame
                        && frame.pointer().startsWith(other.pointer() + "/")
                        && !frame.title().startsWith(other.title()))
                .toList();
        for (var parent : parents.reversed()) {
            var rest = frame.pointer().substring(parent.pointer().length() + 1);
            var number = rest.split("/", 2)[0];
            words.insert(
                    0,
                    parent.title()
                            + (number.matches("\\d+") && rest.contains("/") ? " " + (Integer.parseInt(number) + 1) : "")
                            + " › ");
        }
        return words.toString();
    }

    /// The field of a pointer, or the nearest one around it.
    private Optional<FieldFrame> frame(String pointer) {
        for (var at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            var wanted = at;
            var found =
                    frames.get().filter(frame -> frame.pointer().equals(wanted)).findFirst();
            if (found.isPresent() || !at.contains("/")) {
                return found;
            }
        }
        return Optional.empty();
    }
}
