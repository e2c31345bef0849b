package dev.portolan.ui.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is filled in: a JSON document that the fields of a form point into.
final class FormValues {
    private final List<Field> fields;
    private final ObjectNode document;
    private final ObjectNode original;

    /// @param current what is set now; null or missing for a new form, which starts with the schema's defaults
    FormValues(List<Field> fields, JsonNode schema, @Nullable JsonNode current) {
        this.fields = fields;
        this.document =
                current instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        defaults(schema, document);
        this.original = document.deepCopy();
    }

    private static void defaults(JsonNode schema, ObjectNode target) {
        schema.path("properties").properties().forEach(property -> {
            if (target.has(property.getKey())) {
                return;
            }
            var value = property.getValue().path("default");
            if (!value.isMissingNode()) {
                target.set(property.getKey(), value.deepCopy());
            }
        });
    }

    JsonNode get(String pointer) {
        return document.at(pointer);
    }

    /// Sets a value; null takes it away.
    void set(String pointer, @Nullable JsonNode value) {
        var cut = pointer.lastIndexOf('/');
        var name = pointer.substring(cut + 1).replace("~1", "/").replace("~0", "~");
        var parent = parent(pointer.substring(0, cut));
        if (value == null) {
            parent.remove(name);
        } else {
            parent.set(name, value);
        }
    }

    private ObjectNode parent(String pointer) {
        JsonNode node = document;
        for (var part : pointer.split("/", -1)) {
            if (!part.isEmpty()) {
                node = child(node, part);
            }
        }
        return (ObjectNode) node;
    }

    private static JsonNode child(JsonNode node, String part) {
        if (node instanceof ArrayNode list) {
            return list.get(Integer.parseInt(part));
        }
        var object = (ObjectNode) node;
        return object.get(part) instanceof ContainerNode<?> there ? there : object.putObject(part);
    }

    /// How many items a list has.
    int size(Field.Items items) {
        return get(items.info().pointer()).size();
    }

    /// Adds an item with the defaults of its schema.
    void add(Field.Items items) {
        var pointer = items.info().pointer();
        if (!(get(pointer) instanceof ArrayNode)) {
            set(pointer, JsonNodeFactory.instance.arrayNode());
        }
        defaults(items.schema(), ((ArrayNode) get(pointer)).addObject());
    }

    void remove(Field.Items items, int index) {
        if (get(items.info().pointer()) instanceof ArrayNode list) {
            list.remove(index);
        }
    }

    /// Whether the field is there with what is filled in now.
    boolean visible(Field field) {
        var condition = field.info().condition();
        return condition == null
                || document.at(condition.pointer()).asText().equals(condition.value()) == condition.equal();
    }

    /// Whether a secret has been stored.
    boolean secretStored(Field.Secret secret) {
        return original.at(secret.info().pointer()).path("set").asBoolean(false);
    }

    boolean changed() {
        return !body().equals(new FormValuesBody(fields, this, original).build());
    }

    /// The configuration to send: visible fields with a value, secrets as `{"set"}`, `{"keep"}` or `{"clear"}`.
    ObjectNode body() {
        return new FormValuesBody(fields, this, document).build();
    }

    Optional<String> text(String pointer) {
        var node = get(pointer);
        return node instanceof MissingNode || node.isNull() || !node.isValueNode()
                ? Optional.empty()
                : Optional.of(node.asText());
    }
}
