package dev.portolan.plugins.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.plugins.schema.Field.Group;
import dev.portolan.plugins.schema.Field.Part;
import dev.portolan.plugins.schema.Field.Sequence;
import dev.portolan.plugins.schema.Field.Variants;

/// Fills in the defaults of a schema.
final class Defaults {
    private Defaults() {}

    static JsonNode fill(Field field, JsonNode value) {
        return switch (field) {
            case Group group when value.isObject() -> group(group, (ObjectNode) value);
            case Variants variants
            when value.isObject() -> {
                var branch = variants.branches()
                        .get(value.path(variants.discriminator()).asText());
                yield branch == null ? value : group(branch, (ObjectNode) value);
            }
            case Sequence sequence
            when value.isArray() -> {
                var filled = JsonNodeFactory.instance.arrayNode();
                value.forEach(item -> filled.add(fill(sequence.items(), item)));
                yield filled;
            }
            case Field _ -> value;
        };
    }

    private static JsonNode group(Group group, ObjectNode value) {
        var filled = JsonNodeFactory.instance.objectNode();
        part(group.always(), value, filled);
        group.conditions().forEach(condition -> part(condition.part(filled), value, filled));
        value.properties().forEach(entry -> filled.putIfAbsent(entry.getKey(), entry.getValue()));
        return filled;
    }

    private static void part(Part part, ObjectNode value, ObjectNode filled) {
        part.properties().forEach((name, field) -> {
            var present = value.get(name);
            var initial = field.label().initial();
            if (present != null) {
                filled.set(name, fill(field, present));
            } else if (initial != null) {
                filled.set(name, fill(field, initial.deepCopy()));
            } else if (field instanceof Group inner) {
                // Defaults within a group that was left out count too; a group without any stays out.
                var made = group(inner, JsonNodeFactory.instance.objectNode());
                if (!made.isEmpty()) {
                    filled.set(name, made);
                }
            }
        });
    }
}
