package dev.portolan.ui.conflicts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import dev.portolan.ui.page.DifferenceList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A list of things with fields of their own, a line each. What was there before is subdued, so that what is new
/// stands out.
final class Lines extends OrderedList {
    private static final long serialVersionUID = 1;

    /// @param was the list before; null where there was none
    Lines(JsonNode list, @Nullable JsonNode was) {
        addClassName("conflict-lines");
        var before = was == null ? MissingNode.getInstance() : was;
        list.forEach(item -> {
            var line = new ListItem(DifferenceList.shortened(words(item)));
            if (before.valueStream().anyMatch(item::equals)) {
                line.addClassName("sub");
            }
            add(line);
        });
    }

    /// Whether a value is such a list.
    static boolean fits(JsonNode value) {
        return value.isArray() && value.valueStream().anyMatch(JsonNode::isContainerNode);
    }

    /// What a thing says in its fields.
    static String words(JsonNode thing) {
        return thing.isValueNode()
                ? thing.asText().strip()
                : thing.valueStream()
                        .map(Lines::words)
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(thing.isArray() ? ", " : " · "));
    }
}
