package dev.portolan.plugins.views;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.portolan.plugins.schema.Findings;
import dev.portolan.plugins.views.Shape.Keys;
import dev.portolan.plugins.views.Shape.Several;
import org.jspecify.annotations.Nullable;

/// Goes through one view and makes a clean one of it.
final class ViewCheck {
    static final int DEEPEST = 8;
    static final int MOST_BLOCKS = 500;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Findings findings;
    private final LeafCheck leaves;
    private int depth;
    private int blocks;

    ViewCheck(Findings findings) {
        this.findings = findings;
        this.leaves = new LeafCheck(findings);
    }

    JsonNode block(JsonNode view, JsonPointer at) {
        if (++blocks > MOST_BLOCKS || depth == DEEPEST) {
            findings.add(
                    at.toString(),
                    "more",
                    "%d blocks, %d deep".formatted(MOST_BLOCKS, DEEPEST),
                    "The view is too large.");
            return alert("This part is too large to be shown.");
        }
        var name = view.path("block");
        if (!view.isObject() || !name.isTextual()) {
            findings.add(at, view, "{\"block\": \"<name>\", ...}", "This is no block.");
            return alert("This part cannot be shown.");
        }
        var keys = Blocks.named(name.asText());
        if (keys == null) {
            return JSON.objectNode().put("block", "unknown").put("name", cut(name.asText(), 60));
        }
        depth++;
        var content = keys(keys, view, at, true);
        depth--;
        if (content == null) {
            return alert("This part cannot be shown.");
        }
        var clean = JSON.objectNode().put("block", name.asText());
        clean.setAll(content);
        return name.asText().equals("table") ? new TableCheck(findings, leaves).cells(clean, at) : clean;
    }

    /// @return null when it cannot be shown; the fault is found then
    private @Nullable JsonNode take(Shape shape, JsonNode value, JsonPointer at) {
        return switch (shape) {
            case Shape.Block _ -> block(value, at);
            case Several several -> several(several, value, at);
            case Keys keys -> keys(keys, value, at, false);
            case Shape leaf -> leaves.take(leaf, value, at);
        };
    }

    private @Nullable ObjectNode keys(Keys keys, JsonNode value, JsonPointer at, boolean block) {
        if (!value.isObject()) {
            findings.add(at, value, "an object with " + String.join(", ", keys.all()), "This is no object.");
            return null;
        }
        var clean = JSON.objectNode();
        var whole = true;
        for (var entry : keys.required().entrySet()) {
            whole &= take(entry.getKey(), entry.getValue(), value, at, clean, true);
        }
        for (var entry : keys.optional().entrySet()) {
            whole &= take(entry.getKey(), entry.getValue(), value, at, clean, false);
        }
        value.fieldNames().forEachRemaining(name -> {
            if (!keys.required().containsKey(name)
                    && !keys.optional().containsKey(name)
                    && !(block && name.equals("block"))) {
                findings.add(
                        at.appendProperty(name).toString(),
                        name,
                        "one of " + String.join(", ", keys.all()),
                        "The key " + name + " is not known here.");
            }
        });
        return whole ? clean : null;
    }

    /// @return whether the object can be shown as far as this key goes
    private boolean take(
            String name, Shape shape, JsonNode object, JsonPointer at, ObjectNode clean, boolean required) {
        var value = object.path(name);
        var here = at.appendProperty(name);
        if (value.isMissingNode() || value.isNull()) {
            if (required) {
                findings.add(here, MissingNode.getInstance(), name, "Without " + name + " there is nothing to show.");
            }
            return !required;
        }
        var taken = take(shape, value, here);
        if (taken != null) {
            clean.set(name, taken);
        }
        return taken != null || !required;
    }

    private @Nullable JsonNode several(Several several, JsonNode value, JsonPointer at) {
        if (!value.isArray()) {
            findings.add(at, value, "a list", "This is no list.");
            return null;
        }
        if (value.size() > several.most()) {
            findings.add(at.toString(), value.size() + " entries", "at most " + several.most(), "The list is cut off.");
        }
        var clean = JSON.arrayNode();
        for (var i = 0; i < Math.min(value.size(), several.most()); i++) {
            var item = take(several.item(), value.get(i), at.appendIndex(i));
            if (item != null) {
                clean.add(item);
            }
        }
        return clean;
    }

    private static ObjectNode alert(String title) {
        return JSON.objectNode().put("block", "alert").put("state", "attention").put("title", title);
    }

    static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }

    static JsonNode cutNode(String text, int longest) {
        return TextNode.valueOf(cut(text, longest));
    }
}
