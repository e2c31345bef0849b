package dev.portolan.plugins.views;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.EntityRef;
import dev.portolan.plugins.schema.ConfigSchema;
import dev.portolan.plugins.schema.Findings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks what holds no further blocks.
final class LeafCheck {
    private static final int LONGEST_SCALAR = 2000;

    private final Findings findings;

    LeafCheck(Findings findings) {
        this.findings = findings;
    }

    /// @return null when it cannot be shown; the fault is found then
    @Nullable
    JsonNode take(Shape shape, JsonNode value, JsonPointer at) {
        return switch (shape) {
            case Shape.Text(var longest) -> text(value, at, longest);
            case Shape.Word(var words) ->
                require(
                        value.isTextual() && words.contains(value.asText()),
                        value,
                        at,
                        "one of " + String.join(", ", words.stream().sorted().toList()));
            case Shape.Number _ -> require(value.isNumber(), value, at, "a number");
            case Shape.Flag _ -> require(value.isBoolean(), value, at, "true or false");
            case Shape.Scalar _ ->
                value.isTextual()
                        ? text(value, at, LONGEST_SCALAR)
                        : require(value.isNumber() || value.isBoolean(), value, at, "a text, number or boolean");
            case Shape.Link _ ->
                require(
                        value.isTextual() && Addresses.isLink(value.asText()),
                        value,
                        at,
                        "an address with https, http or mailto, or one within the portal");
            case Shape.Image _ ->
                require(
                        value.isTextual() && Addresses.isImage(value.asText()),
                        value,
                        at,
                        "an address with https, or data: of a PNG, JPEG, GIF or WebP image");
            case Shape.Reference _ -> require(isReference(value), value, at, "an entity reference");
            case Shape.Function _ ->
                require(
                        value.isTextual() && value.asText().matches("[A-Za-z_$][A-Za-z0-9_$]{0,63}"),
                        value,
                        at,
                        "the name of a function");
            case Shape.Name _ ->
                require(
                        value.isTextual() && value.asText().matches("[A-Za-z0-9_-]{1,60}"),
                        value,
                        at,
                        "a name of letters, digits, _ and -");
            case Shape.Cursor _ ->
                require(
                        value.isTextual() && value.asText().length() <= LONGEST_SCALAR,
                        value,
                        at,
                        "a text of at most %,d characters".formatted(LONGEST_SCALAR));
            case Shape.Free(var largest) ->
                require(
                        value.toString().length() <= largest,
                        value,
                        at,
                        "at most %,d characters of JSON".formatted(largest));
            case Shape.Form _ -> form(value, at);
            case Shape.Point _ ->
                require(
                        value.size() == 2
                                && (value.path(0).isNumber() || value.path(0).isTextual())
                                && value.path(0).asText().length() <= 100
                                && value.path(1).isNumber(),
                        value,
                        at,
                        "[x, y], where y is a number");
            case Shape.Line _ -> require(value.isObject() && value.size() <= 50, value, at, "an object by column");
            case Shape.Block _, Shape.Several _, Shape.Keys _ ->
                throw new IllegalArgumentException("not a leaf: " + shape);
        };
    }

    private JsonNode text(JsonNode value, JsonPointer at, int longest) {
        if (value.isTextual() && value.asText().length() <= longest) {
            return value;
        }
        if (value.isValueNode() && !value.isTextual()) {
            return ViewCheck.cutNode(value.asText(), longest);
        }
        findings.add(at, value, "a text of at most %,d characters".formatted(longest), "This is no such text.");
        return ViewCheck.cutNode(value.asText(), longest);
    }

    private @Nullable JsonNode form(JsonNode value, JsonPointer at) {
        return switch (ConfigSchema.parse(value)) {
            case ConfigSchema.Result.Accepted(var schema) -> schema.json();
            case ConfigSchema.Result.Refused(var faults) -> {
                faults.forEach(f -> findings.add(at + f.path(), f.found(), f.expected(), f.message()));
                yield null;
            }
        };
    }

    private @Nullable JsonNode require(boolean fulfilled, JsonNode value, JsonPointer at, String expected) {
        if (fulfilled) {
            return value;
        }
        findings.add(at, value, expected, "This cannot be shown.");
        return null;
    }

    private static boolean isReference(JsonNode value) {
        try {
            return value.isTextual()
                    && !List.of(EntityRef.parse(value.asText())).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
