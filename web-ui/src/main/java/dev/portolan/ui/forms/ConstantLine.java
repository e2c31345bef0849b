package dev.portolan.ui.forms;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.portolan.ui.forms.model.Field;

/// A value that nobody chooses.
final class ConstantLine extends Div {
    private static final long serialVersionUID = 1;

    ConstantLine(Field.Constant field) {
        addClassName("constant");
        var title = new Span(field.info().title());
        title.addClassName("strong");
        add(title, new Span(Texts.of(field.value())));
        Help.of(field.info(), false).ifPresent(this::add);
    }
}
