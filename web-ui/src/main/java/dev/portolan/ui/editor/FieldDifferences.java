package dev.portolan.ui.editor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.ui.clients.Plugins.Difference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// The fields in which two entities differ, by JSON Pointer. Lists are compared as wholes.
final class FieldDifferences {
    private final List<Difference> found = new ArrayList<>();

    private FieldDifferences() {}

    static List<Difference> between(JsonNode before, JsonNode after) {
        var differences = new FieldDifferences();
        differences.compare("", before, after);
        return List.copyOf(differences.found);
    }

    private void compare(String pointer, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return;
        }
        if (!before.isObject() || !after.isObject()) {
            found.add(new Difference(
                    pointer, before.isMissingNode() ? null : before, after.isMissingNode() ? null : after));
            return;
        }
        var names = new LinkedHashSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        names.forEach(name -> compare(
                pointer + "/" + name.replace("~", "~0").replace("/", "~1"), before.path(name), after.path(name)));
    }
}
