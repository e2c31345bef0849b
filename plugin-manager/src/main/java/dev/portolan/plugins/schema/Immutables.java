package dev.portolan.plugins.schema;

import com.fasterxml.jackson.core.JsonPointer;
import dev.portolan.plugins.schema.Field.Group;
import dev.portolan.plugins.schema.Field.Part;
import dev.portolan.plugins.schema.Field.Variants;
import java.util.LinkedHashSet;
import java.util.Set;

/// Finds the settings that cannot be changed once they are set.
final class Immutables {
    private final Set<JsonPointer> found = new LinkedHashSet<>();

    static Set<JsonPointer> of(Group root) {
        var immutables = new Immutables();
        immutables.visit(root, JsonPointer.empty());
        return immutables.found;
    }

    private void visit(Field field, JsonPointer at) {
        if (field.label().immutable()) {
            found.add(at);
        }
        switch (field) {
            case Group group -> {
                visit(group.always(), at);
                group.conditions().forEach(condition -> {
                    visit(condition.then(), at);
                    visit(condition.otherwise(), at);
                });
            }
            case Variants variants -> variants.branches().values().forEach(branch -> visit(branch, at));
            case Field _ -> {}
        }
    }

    private void visit(Part part, JsonPointer at) {
        part.properties().forEach((name, field) -> visit(field, at.appendProperty(name)));
    }
}
