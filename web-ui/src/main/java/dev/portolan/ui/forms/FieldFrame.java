package dev.portolan.ui.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.shared.HasValidationProperties;
import dev.portolan.ui.forms.model.Field;
import java.util.stream.Stream;

/// One field with its input and, below it, ways back: to what is applied, to the default, to a suggestion.
final class FieldFrame extends Div {
    private static final long serialVersionUID = 1;

    private final transient Field field;
    private final transient Desk desk;
    private final Div foot = new Div();
    private final Div suggestions;
    private final Button undo;
    private final Button initial;
    private Component input;

    FieldFrame(Field field, Desk desk) {
        this.field = field;
        this.desk = desk;
        addClassName("field-frame");
        foot.addClassName("field-foot");
        suggestions = suggestions();
        undo = undo();
        initial = initial();
        foot.add(suggestions, undo, initial);
        input = draw();
        add(input, foot);
        refresh();
    }

    private Component draw() {
        var drawn = new Drawing(desk).input(field);
        if (desk.model().locked(field)) {
            if (drawn instanceof HasValue<?, ?> valued) {
                valued.setReadOnly(true);
            } else if (drawn instanceof HasEnabled part) {
                part.setEnabled(false);
            }
        }
        return drawn;
    }

    private void redraw() {
        remove(input);
        input = draw();
        addComponentAsFirst(input);
        desk.changed();
        focus();
    }

    /// Shows the ways back that there are now. None is made anew: who goes by keyboard may stand on it.
    void refresh() {
        if (input instanceof Nest nest) {
            nest.refresh();
        }
        var model = desk.model();
        var ways = !(field instanceof Field.Group
                || field instanceof Field.Constant
                || field instanceof Field.Secret
                || model.locked(field));
        var suggested = field.info().words().suggestions();
        suggestions.setVisible(ways
                && !suggested.isEmpty()
                && !suggested.contains(model.get(field.info().pointer())));
        undo.setVisible(ways && !field.info().place().repeated() && model.differs(field));
        initial.setVisible(ways && model.differsFromDefault(field));
        foot.setVisible(suggestions.isVisible() || undo.isVisible() || initial.isVisible());
    }

    private Div suggestions() {
        var word = new Span("For example");
        word.addClassName("sub");
        var chips = new Div(word);
        chips.addClassName("suggestions");
        field.info().words().suggestions().forEach(suggestion -> chips.add(chip(suggestion)));
        return chips;
    }

    private Button undo() {
        return back("Undo", "Undo the change of " + title(), VaadinIcon.ARROW_BACKWARD, () -> {
            desk.model().undo(field);
            desk.announce(title() + " is as it was.");
        });
    }

    private Button initial() {
        var value = field.info().rules().initial();
        return back(
                "Use default",
                "Use the default of " + title() + (value == null ? "" : ": " + Texts.of(value)),
                VaadinIcon.REFRESH,
                () -> {
                    desk.model().useDefault(field);
                    desk.announce(title() + " has its default.");
                });
    }

    private Button chip(JsonNode suggestion) {
        var text = Texts.of(suggestion);
        var chip = new Button(text, _ -> {
            desk.model().set(field.info().pointer(), suggestion.deepCopy());
            redraw();
        });
        chip.addClassName("suggestion");
        chip.setAriaLabel("Take " + text + " for " + title());
        return chip;
    }

    private Button back(String word, String label, VaadinIcon icon, Runnable act) {
        var button = new Button(word, icon.create(), _ -> {
            act.run();
            redraw();
        });
        button.addClassNames("quiet", "small");
        button.setAriaLabel(label);
        button.setTooltipText(label);
        return button;
    }

    Field field() {
        return field;
    }

    String pointer() {
        return field.info().pointer();
    }

    String title() {
        return field.info().title();
    }

    void error(String message) {
        if (input instanceof HasValidationProperties validated) {
            validated.setErrorMessage(message);
            validated.setInvalid(!message.isEmpty());
        }
    }

    void focus() {
        if (input instanceof Focusable<?> focusable) {
            focusable.focus();
        } else if (input instanceof Nest nest) {
            nest.frames().findFirst().ifPresent(FieldFrame::focus);
        }
    }

    /// This field and those in it.
    Stream<FieldFrame> all() {
        return input instanceof Nest nest ? Stream.concat(Stream.of(this), nest.frames()) : Stream.of(this);
    }
}
