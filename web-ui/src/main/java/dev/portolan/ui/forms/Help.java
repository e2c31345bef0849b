package dev.portolan.ui.forms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.portolan.ui.forms.model.Field;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Tone;
import java.util.Optional;

/// What is said below a field: help, that it is on its way out, that it cannot be changed later.
final class Help {
    private Help() {}

    static Optional<Component> of(Field.Info info, boolean locked) {
        var lines = new Div();
        lines.addClassName("field-help");
        if (!info.help().isEmpty()) {
            lines.add(new Span(info.help()));
        }
        if (locked) {
            lines.add(new Span("Cannot be changed any more."));
        } else if (info.rules().immutable()) {
            lines.add(new Span("Cannot be changed once it is applied."));
        }
        var deprecated = info.words().deprecated();
        if (deprecated != null) {
            var line = new Div(new Badge(Tone.ATTENTION, "Deprecated"), new Span(deprecated));
            line.addClassName("actions");
            lines.add(line);
        }
        return lines.getComponentCount() == 0 ? Optional.empty() : Optional.of(lines);
    }
}
