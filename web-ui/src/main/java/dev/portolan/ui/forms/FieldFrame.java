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
    private Component input;

    FieldFrame(Field field, Desk desk) {
        this.field = field;
        this.desk = desk;
        addClassName("field-frame");
        foot.addClassName("field-foot");
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

    void refresh() {
        if (input instanceof Nest nest) {
            nest.refresh();
        }
        foot.removeAll();
        var model = desk.model();
        if (field instanceof Field.Group
                || field instanceof Field.Constant
                || field instanceof Field.Secret
                || model.locked(field)) {
            foot.setVisible(false);
            return;
        }
        suggestions();
        if (!field.info().place().repeated() && model.differs(field)) {
            foot.add(back("Undo", "Undo the change of " + title(), VaadinIcon.ARROW_BACKWARD, () -> {
                model.undo(field);
                desk.announce(title() + " is as it was.");
            }));
        }
        if (model.differsFromDefault(field)) {
            var initial = field.info().rules().initial();
            foot.add(back(
                    "Use default",
                    "Use the default of " + title() + (initial == null ? "" : ": " + Texts.of(initial)),
                    VaadinIcon.REFRESH,
                    () -> {
                        model.useDefault(field);
                        desk.announce(title() + " has its default.");
                    }));
        }
        foot.setVisible(foot.getComponentCount() > 0);
    }

    private void suggestions() {
        var suggested = field.info().words().suggestions();
        var value = desk.model().get(field.info().pointer());
        if (suggested.isEmpty() || suggested.contains(value)) {
            return;
        }
        var word = new Span("For example");
        word.addClassName("sub");
        foot.add(word);
        suggested.forEach(suggestion -> foot.add(chip(suggestion)));
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
