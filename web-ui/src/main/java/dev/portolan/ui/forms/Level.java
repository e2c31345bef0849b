package dev.portolan.ui.forms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.portolan.ui.forms.model.Field;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Fields one below the other; those that are not there at the moment have no component at all.
final class Level extends Div implements Nest {
    private static final long serialVersionUID = 1;

    private final transient Desk desk;
    private final transient List<Field> fields = new ArrayList<>();
    private final transient Map<Field, FieldFrame> shown = new IdentityHashMap<>();

    Level(Desk desk) {
        this.desk = desk;
        addClassName("form-section");
    }

    void add(Field field) {
        fields.add(field);
    }

    boolean empty() {
        return shown.isEmpty();
    }

    @Override
    public void refresh() {
        var position = 0;
        for (var field : fields) {
            var frame = shown.get(field);
            if (!desk.model().visible(field)) {
                if (frame != null) {
                    remove(frame);
                    shown.remove(field);
                }
                continue;
            }
            if (frame == null) {
                frame = new FieldFrame(field, desk);
                shown.put(field, frame);
                addComponentAtIndex(position, frame);
            } else {
                frame.refresh();
            }
            position++;
        }
    }

    @Override
    public Stream<FieldFrame> frames() {
        return getChildren().flatMap(Level::all);
    }

    private static Stream<FieldFrame> all(Component child) {
        return child instanceof FieldFrame frame ? frame.all() : Stream.empty();
    }
}
