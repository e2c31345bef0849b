package dev.portolan.catalog.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What differs between two versions of an entity, value by value: objects are opened, lists told whole. Of
/// relations only those are told that went or came.
final class JsonDifferences {
    static final String RELATIONS = "/relations";
    private static final List<String> STAMPS = List.of("/metadata/etag", "/metadata/uid");

    private final int most;
    private final int longest;
    private final List<Difference> found = new ArrayList<>();

    /// @param most differences; those after are left out
    /// @param longest most characters of a value
    JsonDifferences(int most, int longest) {
        this.most = most;
        this.longest = longest;
    }

    List<Difference> between(JsonNode before, JsonNode after) {
        compare("", before, after);
        return found;
    }

    private void compare(String pointer, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (found.size() >= most || STAMPS.contains(pointer)) {
            return;
        }
        if (before instanceof ObjectNode one && after instanceof ObjectNode other) {
            var names = new TreeSet<String>();
            one.fieldNames().forEachRemaining(names::add);
            other.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(pointer + "/" + escaped(name), one.get(name), other.get(name)));
        } else if (pointer.equals(RELATIONS) && before instanceof ArrayNode one && after instanceof ArrayNode other) {
            relations(one, other);
        } else if (!Objects.equals(before, after)) {
            found.add(new Difference(pointer, shortened(before), shortened(after)));
        }
    }

    private void relations(ArrayNode before, ArrayNode after) {
        var gone = new LinkedHashSet<JsonNode>();
        before.forEach(gone::add);
        var come = JsonNodeFactory.instance.arrayNode();
        after.forEach(relation -> {
            if (!gone.remove(relation)) {
                come.add(relation);
            }
        });
        if (!gone.isEmpty() || !come.isEmpty()) {
            var went = JsonNodeFactory.instance.arrayNode().addAll(gone);
            found.add(new Difference(
                    RELATIONS, went.isEmpty() ? null : shortened(went), come.isEmpty() ? null : shortened(come)));
        }
    }

    // A list keeps as many of its items as there is room for; any other value ends in dots.
    private @Nullable JsonNode shortened(@Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        if (value instanceof ArrayNode list) {
            var some = JsonNodeFactory.instance.arrayNode();
            var length = 0;
            for (var item : list) {
                length += item.toString().length();
                if (length > longest) {
                    return some.add("... and %d more".formatted(list.size() - some.size()));
                }
                some.add(item);
            }
            return list;
        }
        var text = value.isTextual() ? value.textValue() : value.toString();
        return text.length() <= longest ? value : JsonNodeFactory.instance.textNode(text.substring(0, longest) + "...");
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /// @param path JSON Pointer
    /// @param before null where there was nothing
    /// @param after null where there is nothing
    record Difference(
            String path,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}
}
