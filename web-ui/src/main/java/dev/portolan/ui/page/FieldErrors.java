package dev.portolan.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.shared.HasValidationProperties;
import dev.portolan.contracts.Problem.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is wrong in a form: at each field, and as a list on top that leads to the fields. The first of them gets the
/// focus.
public final class FieldErrors extends Div {
    private static final long serialVersionUID = 1;

    private final Map<String, Component> fields = new LinkedHashMap<>();

    public FieldErrors() {
        setId("form-errors");
        setVisible(false);
    }

    /// @param pointer JSON Pointer that a violation of this field has
    public FieldErrors field(String pointer, Component field) {
        fields.put(pointer, field);
        return this;
    }

    public void clear() {
        removeAll();
        setVisible(false);
        fields.values().forEach(field -> {
            if (field instanceof HasValidationProperties validated) {
                validated.setInvalid(false);
            }
        });
    }

    /// @return whether there was anything to show
    public boolean show(List<Violation> violations) {
        clear();
        if (violations.isEmpty()) {
            return false;
        }
        var list = new UnorderedList();
        violations.forEach(violation -> list.add(new ListItem(entry(violation))));
        var count = violations.size() == 1 ? "One thing has to change" : violations.size() + " things have to change";
        add(new Notice(Tone.BAD, count, list));
        setVisible(true);
        violations.stream()
                .map(violation -> fields.get(violation.pointer()))
                .filter(Focusable.class::isInstance)
                .findFirst()
                .ifPresent(field -> ((Focusable<?>) field).focus());
        return true;
    }

    private Component entry(Violation violation) {
        var field = fields.get(violation.pointer());
        var label = field instanceof HasLabel labelled ? labelled.getLabel() : violation.pointer();
        var text = label + ": " + violation.message();
        if (field instanceof HasValidationProperties validated) {
            validated.setErrorMessage(violation.message());
            validated.setInvalid(true);
        }
        if (field instanceof Focusable<?> focusable) {
            var link = new Button(text, _ -> focusable.focus());
            link.addClassName("quiet");
            return link;
        }
        return new Span(text);
    }
}
