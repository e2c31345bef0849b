package dev.portolan.plugins.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.plugins.schema.Field.Group;
import dev.portolan.plugins.schema.Field.Part;
import dev.portolan.plugins.schema.Field.Text;
import dev.portolan.plugins.schema.Field.Variants;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/// Finds the secrets of a schema and replaces them in configurations.
final class Secrets {
    private Secrets() {}

    static List<SecretField> of(Group root) {
        var secrets = new ArrayList<SecretField>();
        visit(root, JsonPointer.empty(), (at, field) -> {
            if (field instanceof Text text && text.secret() != null) {
                var path = "config" + at.toString().replace('/', '.');
                secrets.add(new SecretField(at.toString(), path, text.secret()));
            }
        });
        return secrets.stream().distinct().toList();
    }

    /// Pointers that are a secret in one branch and none, or one for elsewhere, in another.
    static Set<String> ambiguous(Group root) {
        var seen = new LinkedHashSet<String>();
        var ambiguous = new LinkedHashSet<String>();
        for (var secret : of(root)) {
            if (!seen.add(secret.pointer())) {
                ambiguous.add(secret.pointer());
            }
        }
        visit(root, JsonPointer.empty(), (at, field) -> {
            if (!(field instanceof Text text && text.secret() != null) && seen.contains(at.toString())) {
                ambiguous.add(at.toString());
            }
        });
        return ambiguous;
    }

    /// Visits the settings outside of lists, in all branches.
    private static void visit(Field field, JsonPointer at, BiConsumer<JsonPointer, Field> visitor) {
        visitor.accept(at, field);
        switch (field) {
            case Group group -> {
                visit(group.always(), at, visitor);
                group.conditions().forEach(condition -> {
                    visit(condition.then(), at, visitor);
                    visit(condition.otherwise(), at, visitor);
                });
            }
            case Variants variants -> variants.branches().values().forEach(branch -> visit(branch, at, visitor));
            case Field _ -> {}
        }
    }

    private static void visit(Part part, JsonPointer at, BiConsumer<JsonPointer, Field> visitor) {
        part.properties().forEach((name, field) -> visit(field, at.appendProperty(name), visitor));
    }

    /// The object that holds a value, when it is there.
    static Optional<ObjectNode> holder(JsonNode configuration, String pointer) {
        return configuration.at(JsonPointer.compile(pointer).head()) instanceof ObjectNode holder
                ? Optional.of(holder)
                : Optional.empty();
    }

    static String name(String pointer) {
        return JsonPointer.compile(pointer).last().getMatchingProperty();
    }

    /// A copy in which each secret is `{"set": true|false}`.
    static JsonNode mask(List<SecretField> secrets, JsonNode configuration) {
        var masked = configuration.deepCopy();
        for (var secret : secrets) {
            holder(masked, secret.pointer()).ifPresent(holder -> {
                var value = holder.get(name(secret.pointer()));
                if (value != null) {
                    holder.set(name(secret.pointer()), marker(isSet(value)));
                }
            });
        }
        return masked;
    }

    static ObjectNode marker(boolean set) {
        return JsonNodeFactory.instance.objectNode().put("set", set);
    }

    private static boolean isSet(JsonNode value) {
        return value.isObject() ? value.path("set").asBoolean() : !value.isNull();
    }
}
