package dev.portolan.ui.forms.model;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// A JSON document that is written to by pointers; what is missing on the way is made.
final class Document {
    private final ObjectNode root;

    private Document(ObjectNode root) {
        this.root = root;
    }

    /// A copy; anything but an object counts as an empty one.
    static Document of(@Nullable JsonNode json) {
        return new Document(
                json instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode());
    }

    JsonNode get(String pointer) {
        return root.at(pointer);
    }

    /// Whether anything but null stands there.
    boolean has(String pointer) {
        var value = get(pointer);
        return !value.isMissingNode() && !value.isNull();
    }

    /// Sets a value; null takes it away, in a list it leaves an empty place.
    void set(String pointer, @Nullable JsonNode value) {
        write(root, JsonPointer.compile(pointer), value);
    }

    private static void write(JsonNode node, JsonPointer at, @Nullable JsonNode value) {
        if (at.matches()) {
            return;
        }
        var last = at.tail().matches();
        switch (node) {
            case ArrayNode list -> {
                var index = at.getMatchingIndex();
                if (index >= 0 && index < list.size()) {
                    if (last) {
                        list.set(index, value == null ? NullNode.instance : value);
                    } else {
                        if (!(list.get(index) instanceof ContainerNode<?>)) {
                            list.set(index, JsonNodeFactory.instance.objectNode());
                        }
                        write(list.get(index), at.tail(), value);
                    }
                }
            }
            case ObjectNode object -> {
                var name = at.getMatchingProperty();
                if (last) {
                    if (value == null) {
                        object.remove(name);
                    } else {
                        object.set(name, value);
                    }
                } else if (object.get(name) instanceof ContainerNode<?> inner) {
                    write(inner, at.tail(), value);
                } else if (value != null) {
                    write(object.putObject(name), at.tail(), value);
                }
            }
            default -> {}
        }
    }

    ArrayNode list(String pointer) {
        if (!(get(pointer) instanceof ArrayNode)) {
            set(pointer, JsonNodeFactory.instance.arrayNode());
        }
        return get(pointer) instanceof ArrayNode list ? list : JsonNodeFactory.instance.arrayNode();
    }
}
