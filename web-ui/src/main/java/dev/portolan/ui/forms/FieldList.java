package dev.portolan.ui.forms;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import dev.portolan.ui.forms.model.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The fields of one object, some of them under headings.
final class FieldList extends Div implements Nest {
    private static final long serialVersionUID = 1;

    private final transient Desk desk;
    private final List<Level> levels = new ArrayList<>();
    private final Map<Level, Section> sections = new LinkedHashMap<>();

    FieldList(List<Field> fields, Desk desk) {
        this.desk = desk;
        addClassName("form-section");
        Map<String, Level> groups = new LinkedHashMap<>();
        @Nullable Level open = null;
        for (var field : fields) {
            var heading = field.info().place().group();
            if (heading.isEmpty()) {
                if (open == null) {
                    open = level();
                    add(open);
                }
                open.add(field);
            } else {
                if (!groups.containsKey(heading)) {
                    groups.put(heading, section(heading));
                    open = null;
                }
                groups.get(heading).add(field);
            }
        }
        refresh();
    }

    private Level level() {
        var level = new Level(desk);
        levels.add(level);
        return level;
    }

    private Level section(String heading) {
        var level = level();
        var title = new H3(heading);
        var section = new Section(title, level);
        section.addClassNames("form-section", "form-group");
        section.getElement().setAttribute("aria-label", heading);
        sections.put(level, section);
        add(section);
        return level;
    }

    @Override
    public void refresh() {
        levels.forEach(Level::refresh);
        sections.forEach((level, section) -> section.setVisible(!level.empty()));
    }

    @Override
    public Stream<FieldFrame> frames() {
        return levels.stream().flatMap(Level::frames);
    }
}
