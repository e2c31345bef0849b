package dev.portolan.plugins.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.plugins.schema.Field.Group;
import dev.portolan.plugins.schema.Field.Part;
import dev.portolan.plugins.schema.Field.Sequence;
import dev.portolan.plugins.schema.Field.Variants;
import java.util.HashSet;
import java.util.Set;

/// Finds defaults that a form would fill in and the same schema then refuse, in branches and entries of lists too.
final class DefaultsCheck {
    private final Findings findings;
    private final Set<String> told = new HashSet<>();

    private DefaultsCheck(Findings findings) {
        this.findings = findings;
    }

    static void check(Group root, Findings findings) {
        new DefaultsCheck(findings).visit(root, JsonPointer.empty());
    }

    private void visit(Field field, JsonPointer at) {
        var initial = field.label().initial();
        if (initial != null) {
            compare(field, initial, at);
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
            case Sequence list -> visit(list.items(), at.appendIndex(0));
            case Field _ -> {}
        }
    }

    private void visit(Part part, JsonPointer at) {
        part.properties().forEach((name, field) -> visit(field, at.appendProperty(name)));
    }

    // What is only absent may be filled in by a person.
    private void compare(Field field, JsonNode initial, JsonPointer at) {
        var filled = Defaults.fill(field, initial.deepCopy());
        for (var violation : SchemaValidator.check(field, filled)) {
            var pointer = at + violation.pointer();
            if (!violation.message().equals("is required") && told.add(pointer)) {
                var found = filled.at(violation.pointer());
                findings.add(pointer, found.toString(), "a valid default", "The default " + violation.message() + ".");
            }
        }
    }
}
