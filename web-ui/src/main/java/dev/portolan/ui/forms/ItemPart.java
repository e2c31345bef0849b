package dev.portolan.ui.forms;

import com.vaadin.flow.component.html.Div;
import dev.portolan.ui.forms.model.Field;
import java.util.stream.Stream;

/// One item of a list: its settings, or the one input that it is.
final class ItemPart extends Div implements Nest {
    private static final long serialVersionUID = 1;

    private final transient Nest inner;

    ItemPart(Field item, Desk desk) {
        addClassName("item");
        if (item instanceof Field.Group group) {
            var fields = new FieldList(group.fields(), desk);
            inner = fields;
            add(fields);
        } else {
            var level = new Level(desk);
            level.add(item);
            level.refresh();
            inner = level;
            add(level);
        }
    }

    @Override
    public void refresh() {
        inner.refresh();
    }

    @Override
    public Stream<FieldFrame> frames() {
        return inner.frames();
    }
}
