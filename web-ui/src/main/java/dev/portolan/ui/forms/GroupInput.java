package dev.portolan.ui.forms;

import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.portolan.ui.forms.model.Field;
import java.util.stream.Stream;

/// Settings that belong together.
final class GroupInput extends Section implements Nest {
    private static final long serialVersionUID = 1;

    private final FieldList fields;

    GroupInput(Field.Group group, Desk desk) {
        fields = new FieldList(group.fields(), desk);
        fields.addClassName("form-nested");
        addClassName("form-section");
        setId(Ids.of(group.info().pointer()));
        getElement().setAttribute("aria-label", group.info().title());
        add(new H3(group.info().title()));
        if (!group.info().help().isEmpty()) {
            var help = new Span(group.info().help());
            help.addClassName("sub");
            add(help);
        }
        add(fields);
    }

    @Override
    public void refresh() {
        fields.refresh();
    }

    @Override
    public Stream<FieldFrame> frames() {
        return fields.frames();
    }
}
