package dev.portolan.plugins.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// Makes a view of the blocks that were picked in the form. A text that begins with `=` is an expression; what a table
/// or a list of links goes through, and takes of each entry, always is.
final class BlockTemplates {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final JsonNode blocks;
    private final String title;
    private final Map<String, String> places = new LinkedHashMap<>();
    private final JsonNode template;

    BlockTemplates(JsonNode draft) {
        this.blocks = draft.path("blocks");
        this.title = draft.path("title").asText("");
        this.template = all();
    }

    JsonNode template() {
        return template;
    }

    /// By the place in the view, the place in the draft.
    Map<String, String> places() {
        return Map.copyOf(places);
    }

    private JsonNode all() {
        places.put("", "/blocks");
        return switch (blocks.size()) {
            case 0 -> JSON.objectNode().put("block", "empty").put("title", "Nothing to show yet");
            case 1 -> block(blocks.path(0), "", "/blocks/0");
            default -> {
                var section = JSON.objectNode().put("block", "section").put("title", title);
                var children = section.putArray("children");
                for (var i = 0; i < blocks.size(); i++) {
                    children.add(block(blocks.path(i), "/children/" + i, "/blocks/" + i));
                }
                yield section;
            }
        };
    }

    private JsonNode block(JsonNode block, String there, String here) {
        places.put(there, here);
        return switch (block.path("kind").asText("")) {
            case "facts" -> facts(block, there, here);
            case "table" -> table(block, there, here);
            case "links" -> links(block, there, here);
            case "json" -> json(block, there, here);
            default -> plain(block);
        };
    }

    /// A block whose fields are those of the form.
    private static ObjectNode plain(JsonNode block) {
        var plain = JSON.objectNode();
        block.properties().forEach(field -> {
            var name = field.getKey().equals("kind") ? "block" : field.getKey();
            if (!field.getValue().asText().isBlank()) {
                plain.set(name, field.getValue());
            }
        });
        return plain;
    }

    private ObjectNode facts(JsonNode block, String there, String here) {
        places.put(there + "/items", here + "/rows");
        var facts = JSON.objectNode().put("block", "facts");
        var items = facts.putArray("items");
        block.path("rows")
                .forEach(row -> items.addObject()
                        .put("label", row.path("label").asText(""))
                        .put("value", row.path("value").asText("")));
        return facts;
    }

    private ObjectNode table(JsonNode block, String there, String here) {
        places.put(there + "/rows", here + "/items");
        places.put(there + "/columns", here + "/columns");
        var table = JSON.objectNode().put("block", "table");
        var columns = table.putArray("columns");
        var entry = new LinkedHashMap<String, String>();
        block.path("columns").forEach(column -> {
            var key = "c" + entry.size();
            columns.addObject()
                    .put("key", key)
                    .put("title", column.path("title").asText(""));
            entry.put(key, column.path("value").asText(""));
        });
        return table.put("rows", each(block, entry));
    }

    private ObjectNode links(JsonNode block, String there, String here) {
        places.put(there + "/items", here + "/items");
        var entry = new LinkedHashMap<String, String>();
        entry.put("title", block.path("title").asText(""));
        entry.put("href", block.path("href").asText(""));
        return JSON.objectNode().put("block", "links").put("items", each(block, entry));
    }

    /// An expression that makes an object of each entry: always a list, be there one entry or none.
    private static String each(JsonNode block, Map<String, String> entry) {
        var fields = new StringBuilder();
        entry.forEach((key, expression) -> fields.append(fields.isEmpty() ? "" : ", ")
                .append(TextNode.valueOf(key))
                .append(": ")
                .append(expression.isBlank() ? "null" : "(" + expression + ")"));
        return "=[" + block.path("items").asText("") + ".{" + fields + "}]";
    }

    private JsonNode json(JsonNode block, String there, String here) {
        places.put(there, here + "/content");
        try {
            return MAPPER.readTree(block.path("content").asText("null"));
        } catch (JsonProcessingException e) {
            // Shown as what it is: no block, which the view's own check tells at this place.
            return TextNode.valueOf("no JSON");
        }
    }
}
